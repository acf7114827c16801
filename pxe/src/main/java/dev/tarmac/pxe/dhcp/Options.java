package dev.tarmac.pxe.dhcp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The options of a packet, in their order.
public record Options(List<DhcpOption> list) {
    public Options {
        list = List.copyOf(list);
    }

    public static Options of(DhcpOption... options) {
        return new Options(List.of(options));
    }

    public <T extends DhcpOption> Optional<T> find(Class<T> kind) {
        for (DhcpOption option : list)
            if (kind.isInstance(option)) return Optional.of(kind.cast(option));
        return Optional.empty();
    }

    public boolean has(Class<? extends DhcpOption> kind) {
        return find(kind).isPresent();
    }

    public Options with(DhcpOption option) {
        List<DhcpOption> more = new ArrayList<>(list);
        more.add(option);
        return new Options(more);
    }

    Options without(Class<? extends DhcpOption> kind) {
        return new Options(list.stream().filter(option -> !kind.isInstance(option)).toList());
    }
}
