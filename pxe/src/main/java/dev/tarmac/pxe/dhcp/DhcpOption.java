package dev.tarmac.pxe.dhcp;

import dev.tarmac.pxe.Arch;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.Route;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// One DHCP option. A new one is a record here, a line in [OptionCodec]'s `encode` (the compiler
/// asks for it), one in its `decode`, and a row in its test. Options we do not read are kept as
/// [Other].
public sealed interface DhcpOption {
    record SubnetMask(Ip4Address mask) implements DhcpOption {}

    record Routers(List<Ip4Address> addresses) implements DhcpOption {
        public Routers {
            addresses = List.copyOf(addresses);
        }
    }

    record NameServers(List<Ip4Address> addresses) implements DhcpOption {
        public NameServers {
            addresses = List.copyOf(addresses);
        }
    }

    record HostName(String name) implements DhcpOption {}

    record BroadcastAddress(Ip4Address address) implements DhcpOption {}

    /// Option 43: what it means depends on the vendor class.
    record VendorOptions(Octets value) implements DhcpOption {
        /// PXE 2.1 section 2.4.1: tag 6 (discovery control) with bit 3 set means "take the boot
        /// file of this packet at once": no menu, no prompt, no waiting for a proxyDHCP server.
        public static final VendorOptions BOOT_AT_ONCE = new VendorOptions(Octets.of(6, 1, 8, 255));
    }

    record RequestedAddress(Ip4Address address) implements DhcpOption {}

    record LeaseTime(long seconds) implements DhcpOption {}

    record Kind(MessageType type) implements DhcpOption {}

    record ServerId(Ip4Address address) implements DhcpOption {}

    record Message(String text) implements DhcpOption {}

    record MaxMessageSize(int bytes) implements DhcpOption {}

    record RenewalTime(long seconds) implements DhcpOption {}

    record RebindingTime(long seconds) implements DhcpOption {}

    record VendorClass(String text) implements DhcpOption {}

    record BootServerName(String name) implements DhcpOption {}

    record BootFileName(String name) implements DhcpOption {}

    record UserClass(Octets value) implements DhcpOption {
        /// RFC 3004 wants a list of texts, each with its length in front. iPXE (and Microsoft's
        /// client) send the bare text. Both are understood.
        public boolean names(String wanted) {
            if (value.text().equals(wanted)) return true;
            ByteBuffer rest = value.buffer();
            while (rest.hasRemaining()) {
                int length = Byte.toUnsignedInt(rest.get());
                if (length > rest.remaining()) return false;
                byte[] member = new byte[length];
                rest.get(member);
                if (new String(member, StandardCharsets.ISO_8859_1).equals(wanted)) return true;
            }
            return false;
        }
    }

    /// Option 61: what the client calls itself. Given back (RFC 6842 section 3), never used as a
    /// key.
    record ClientId(Octets value) implements DhcpOption {}

    /// Option 82, given by a relay and echoed to it (RFC 3046 section 2.2).
    record RelayAgent(Octets value) implements DhcpOption {}

    record ClientArch(List<Arch> types) implements DhcpOption {
        public ClientArch {
            types = List.copyOf(types);
        }
    }

    /// Option 94: which UNDI the firmware has (RFC 4578 section 2.2); type 1 is UNDI.
    record NetworkInterfaceType(int type, int major, int minor) implements DhcpOption {}

    /// Option 121 (RFC 3442).
    record ClasslessRoutes(List<Route> routes) implements DhcpOption {
        public ClasslessRoutes {
            routes = List.copyOf(routes);
        }
    }

    /// Option 97: a type byte, then the machine's UUID. Echoed byte by byte: PXE ROMs drop an OFFER
    /// without it.
    record MachineId(Octets value) implements DhcpOption {
        private static final int TYPE_AND_UUID = 17;

        /// The UUID as people read it. On the wire the first three fields are little-endian, as in
        /// SMBIOS since 2.6.
        public Optional<UUID> uuid() {
            ByteBuffer bytes = value.buffer();
            if (bytes.remaining() != TYPE_AND_UUID || bytes.get() != 0) return Optional.empty();
            long high = Integer.toUnsignedLong(Integer.reverseBytes(bytes.getInt())) << 32;
            high |= Short.toUnsignedLong(Short.reverseBytes(bytes.getShort())) << 16;
            high |= Short.toUnsignedLong(Short.reverseBytes(bytes.getShort()));
            return Optional.of(new UUID(high, bytes.getLong()));
        }
    }

    /// Option 175, iPXE's own space.
    record IpxeOptions(Octets value) implements DhcpOption {
        /// Sub-option 176 (`no-pxedhcp`): do not wait two seconds for a proxyDHCP server.
        public static final IpxeOptions NO_PROXY_DHCP = new IpxeOptions(Octets.of(176, 1, 1));
    }

    record Other(int code, Octets value) implements DhcpOption {
        public Other {
            if (code < 1 || code > 254)
                throw new IllegalArgumentException("no option has the code " + code);
        }
    }
}
