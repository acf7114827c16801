package dev.tarmac.firstboot;

import java.util.Locale;
import java.util.regex.Pattern;

/// Which network device is meant.
public sealed interface Nic {
    /// The one that the machine booted from.
    record Booted() implements Nic {
        @Override
        public String toString() {
            return "the device that booted";
        }
    }

    /// The one that the kernel, or a connection of this machine, calls so.
    record Named(String name) implements Nic {
        public Named {
            Hosts.device(name);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /// The one with that hardware address.
    ///
    /// @param address six pairs of lower case digits with colons between
    record WithAddress(String address) implements Nic {
        private static final Pattern MAC = Pattern.compile("[0-9a-f]{2}(:[0-9a-f]{2}){5}");

        public WithAddress {
            Checks.matching("hardware address", MAC, address);
        }

        public static WithAddress parse(String text) {
            return new WithAddress(text.toLowerCase(Locale.ROOT));
        }

        @Override
        public String toString() {
            return address;
        }
    }
}
