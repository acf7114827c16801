package dev.tarmac.anaconda.autopart;

import dev.tarmac.anaconda.device.Encryption;
import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.anaconda.device.Product;
import dev.tarmac.anaconda.device.Product.Scheme;
import dev.tarmac.anaconda.partition.Table;
import dev.tarmac.anaconda.tree.DeviceTree;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.anaconda.tree.Situation;
import dev.tarmac.anaconda.tree.WantedPartition;

import java.util.List;
import java.util.Optional;

/// What `autopart` stands for: partitions first, then what lies on them.
public final class AutoPartitioning {
    private final Situation situation;
    private final Scheme scheme;
    private final AutoWishes wishes;
    private final List<AutoRequest> requests;
    private final List<Table> candidates;

    public AutoPartitioning(Situation situation, AutoWishes wishes) throws NotPlanned {
        this.situation = situation;
        this.wishes = wishes;
        Product usual = situation.machine().product();
        Product product = wishes.fileSystem().map(usual::with).orElse(usual);
        this.scheme = wishes.scheme().orElse(product.scheme());
        this.requests = AutoLayout.of(situation, product, wishes);
        this.candidates = Candidates.of(situation);
    }

    /// The partitions that are to be placed.
    public List<WantedPartition> partitions(DeviceTree tree) throws NotPlanned {
        AutoPartitions partitions = new AutoPartitions(situation, candidates, tree);
        PlatformPartitions.reused(situation).ifPresent(tree::add);
        if (scheme != Scheme.PLAIN) partitions.addMembers(memberType(), wishes.encryption());
        for (AutoRequest request : requests)
            if (isPartition(request)) partitions.add(request, encryption(request));
        return partitions.all();
    }

    /// What lies on the partitions, once those have their places.
    public AutoVolumes volumes(List<WantedPartition> partitions, DeviceTree tree) {
        List<WantedPartition> members =
                partitions.stream()
                        .filter(partition -> partition.content().type() == memberType())
                        .filter(partition -> partition.content().mountPoint().isEmpty())
                        .toList();
        return new AutoVolumes(
                situation,
                scheme,
                requests.stream().filter(request -> !isPartition(request)).toList(),
                members.stream()
                        .map(member -> tree.named(member.request().name()).orElseThrow())
                        .toList());
    }

    private FormatType memberType() {
        return scheme == Scheme.BTRFS ? FormatType.BTRFS : FormatType.LVMPV;
    }

    private boolean isPartition(AutoRequest request) {
        return switch (request.place()) {
            case PARTITION -> true;
            case SWAP -> scheme == Scheme.PLAIN || scheme == Scheme.BTRFS;
            case VOLUME ->
                    scheme == Scheme.PLAIN
                            && (!AutoLayout.isHome(request)
                                    || AutoLayout.hasRoomForHome(candidates));
        };
    }

    private Optional<Encryption> encryption(AutoRequest request) {
        return request.place() == AutoRequest.Place.PARTITION
                ? Optional.empty()
                : wishes.encryption();
    }
}
