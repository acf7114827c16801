package dev.tarmac.layout;

import dev.tarmac.facts.DiskFacts;

import java.util.Optional;

/// One thing that must be true of a disk. A layout's disk has a list of them: all must hold, and
/// exactly one disk of the machine must be left. The kernel's names (sda) are not among them: they
/// change between boots.
public sealed interface DiskSelector {
    boolean matches(DiskFacts disk);

    record Serial(String serial) implements DiskSelector {
        @Override
        public boolean matches(DiskFacts disk) {
            return disk.serial().equals(Optional.of(serial));
        }

        @Override
        public String toString() {
            return "serial " + serial;
        }
    }

    record Wwn(String wwn) implements DiskSelector {
        @Override
        public boolean matches(DiskFacts disk) {
            return disk.wwn().isPresent() && disk.wwn().get().equalsIgnoreCase(wwn);
        }

        @Override
        public String toString() {
            return "wwn " + wwn;
        }
    }

    record ByPath(String path) implements DiskSelector {
        @Override
        public boolean matches(DiskFacts disk) {
            return disk.byPath().equals(Optional.of(path));
        }

        @Override
        public String toString() {
            return "path " + path;
        }
    }

    record OfSize(SizeRange range) implements DiskSelector {
        public boolean isExact() {
            return range.isExact();
        }

        @Override
        public boolean matches(DiskFacts disk) {
            return range.contains(disk.sizeBytes());
        }

        @Override
        public String toString() {
            if (range.isExact()) return "size exactly " + range.leastBytes() + " bytes";
            if (range.mostBytes() == Long.MAX_VALUE)
                return "size at least " + range.leastBytes() + " bytes";
            return "size from " + range.leastBytes() + " to " + range.mostBytes() + " bytes";
        }
    }

    record Rotational(boolean rotational) implements DiskSelector {
        @Override
        public boolean matches(DiskFacts disk) {
            return disk.rotational() == rotational;
        }

        @Override
        public String toString() {
            return rotational ? "rotational" : "not rotational";
        }
    }
}
