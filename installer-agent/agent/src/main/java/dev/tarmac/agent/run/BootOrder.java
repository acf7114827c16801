package dev.tarmac.agent.run;

import dev.tarmac.order.HostSettings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The firmware's boot entries as efibootmgr lists them, and the order we want. Pure.
///
/// @param current the entry this boot came by
/// @param order numbers in the firmware's notation: four hexadecimal digits
/// @param entries every entry there is
record BootOrder(Optional<String> current, List<String> order, List<Entry> entries) {
    static final String LABEL = "Tarmac";

    record Entry(String number, String label) {}

    BootOrder {
        order = List.copyOf(order);
        entries = List.copyOf(entries);
    }

    /// Lines like `BootCurrent: 0003`, `BootOrder: 0003,0001`, `Boot0003* UEFI PXEv4 PciRoot(..`.
    static BootOrder parse(String text) {
        Optional<String> current = Optional.empty();
        List<String> order = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (line.startsWith("BootCurrent: ")) current = Optional.of(line.substring(13).strip());
            else if (line.startsWith("BootOrder: "))
                for (String number : line.substring(11).strip().split(",", -1)) order.add(number);
            else if (line.startsWith("Boot") && line.length() > 10 && isNumber(line, 4))
                entries.add(new Entry(line.substring(4, 8), label(line.substring(9))));
        }
        return new BootOrder(current, order, entries);
    }

    private static boolean isNumber(String line, int start) {
        for (int i = start; i < start + 4; i++)
            if (Character.digit(line.charAt(i), 16) < 0) return false;
        return line.charAt(start + 4) == '*' || line.charAt(start + 4) == ' ';
    }

    /// The device path follows after a tab.
    private static String label(String rest) {
        int tab = rest.indexOf('\t');
        return (tab < 0 ? rest : rest.substring(0, tab)).strip();
    }

    /// Entries that earlier installs of ours left.
    List<String> ours() {
        List<String> numbers = new ArrayList<>();
        for (Entry entry : entries) if (entry.label().equals(LABEL)) numbers.add(entry.number());
        return numbers;
    }

    /// What the admin should know of [#with]: after a boot from the firmware's own menu nothing
    /// says which entry is the network.
    Optional<String> doubt(HostSettings.BootOrder wanted) {
        boolean told = current.isPresent() && order.contains(current.get());
        return wanted == HostSettings.BootOrder.DISK_FIRST || told
                ? Optional.empty()
                : Optional.of(
                        "the firmware does not say which of its boot entries is the network (this"
                                + " boot came by "
                                + current.map(number -> "entry " + number).orElse("none")
                                + ", which is not in its order), so the disk stands first; put the"
                                + " network first in the firmware's setup, or order disk-first");
    }

    /// The order with our entry in its place: in front, or behind the one that booted us now, which
    /// was the network.
    List<String> with(String ours, HostSettings.BootOrder wanted) {
        List<String> rest = new ArrayList<>(order);
        rest.remove(ours);
        List<String> result = new ArrayList<>();
        switch (wanted) {
            case DISK_FIRST -> result.add(ours);
            case NETWORK_FIRST -> {
                current.filter(rest::remove).ifPresent(result::add);
                result.add(ours);
            }
        }
        result.addAll(rest);
        return result;
    }
}
