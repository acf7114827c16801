package dev.tarmac.anaconda.autopart;

import dev.tarmac.anaconda.device.Product;
import dev.tarmac.anaconda.device.Product.Scheme;
import dev.tarmac.anaconda.partition.Table;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.anaconda.tree.Situation;
import dev.tarmac.layout.FreePartition;
import dev.tarmac.layout.Partition;
import dev.tarmac.layout.Partition.Kind;

import java.util.List;
import java.util.stream.Stream;

/// What `autopart` stands for: partitions first, then what lies on them.
public final class AutoPartitioning {
    private final Situation situation;
    private final AutoWishes wishes;
    private final Scheme scheme;
    private final List<AutoRequest> requests;
    private final List<Table> candidates;
    private final AutoPartitions partitions;

    /// Chooses the disks and decides what there will be.
    public AutoPartitioning(Situation situation, AutoWishes wishes) throws NotPlanned {
        this.situation = situation;
        this.wishes = wishes;
        Product usual = situation.machine().product();
        Product product = wishes.fileSystem().map(usual::with).orElse(usual);
        this.scheme = wishes.scheme().orElse(product.scheme());
        this.requests = AutoLayout.of(situation, product, wishes);
        this.candidates = Candidates.of(situation, wishes.where());
        this.partitions = asked();
    }

    private AutoPartitions asked() throws NotPlanned {
        AutoPartitions asked = new AutoPartitions(wishes.where(), candidates);
        switch (scheme) {
            case PLAIN -> {}
            case LVM, THIN_LVM -> asked.addMembers(Kind.LVM, wishes.encryption());
            case BTRFS -> asked.addMembers(Kind.LINUX, wishes.encryption());
        }
        for (AutoRequest request : requests)
            if (isPartition(request)) asked.add(request.encrypted(wishes.encryption()));
        return asked;
    }

    /// The partitions that are to be placed, in the order in which they are asked for.
    public List<FreePartition> partitions() {
        return Stream.concat(
                        PlatformPartitions.reused(situation, wishes.where()).stream(),
                        partitions.all().stream())
                .toList();
    }

    /// What lies on the partitions, once those have their places.
    public AutoVolumes volumes() {
        return new AutoVolumes(
                situation,
                scheme,
                wishes.where(),
                requests.stream().filter(request -> !isPartition(request)).toList(),
                partitions.members().stream()
                        .map(FreePartition::partition)
                        .map(Partition::name)
                        .toList());
    }

    private boolean isPartition(AutoRequest request) {
        return switch (request.place()) {
            case PARTITION -> true;
            case SWAP -> scheme == Scheme.PLAIN || scheme == Scheme.BTRFS;
            case VOLUME ->
                    scheme == Scheme.PLAIN
                            && (!request.isHome() || AutoLayout.hasRoomForHome(candidates));
        };
    }
}
