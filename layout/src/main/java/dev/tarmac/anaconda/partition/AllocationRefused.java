package dev.tarmac.anaconda.partition;

import dev.tarmac.anaconda.device.Disk;

/// Not every request finds a place. The message is for the author of the layout.
public final class AllocationRefused extends Exception {
    private static final long serialVersionUID = 1;

    /// What is in the way.
    public enum Reason {
        /// There is no room, or no slot in the partition table.
        NO_PLACE,
        /// What is left for a partition after growing is too little or too much for its format.
        WRONG_SIZE,
        /// Nothing at all is left for a partition.
        NOTHING_LEFT
    }

    private final Reason reason;
    private final String request;

    AllocationRefused(Reason reason, PartitionRequest request, String message) {
        super(message);
        this.reason = reason;
        this.request = request.name();
    }

    static AllocationRefused nothingLeft(Disk disk, PartitionRequest request) {
        return new AllocationRefused(
                Reason.NOTHING_LEFT,
                request,
                "nothing is left on " + disk.name() + " for " + request.name());
    }

    public Reason reason() {
        return reason;
    }

    /// The name of the request that has no place.
    public String request() {
        return request;
    }
}
