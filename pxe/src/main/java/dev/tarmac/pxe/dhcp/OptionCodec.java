package dev.tarmac.pxe.dhcp;

import dev.tarmac.pxe.Arch;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MalformedPacket;
import dev.tarmac.pxe.Route;
import dev.tarmac.pxe.dhcp.DhcpOption.BootFileName;
import dev.tarmac.pxe.dhcp.DhcpOption.BootServerName;
import dev.tarmac.pxe.dhcp.DhcpOption.BroadcastAddress;
import dev.tarmac.pxe.dhcp.DhcpOption.ClasslessRoutes;
import dev.tarmac.pxe.dhcp.DhcpOption.ClientArch;
import dev.tarmac.pxe.dhcp.DhcpOption.ClientId;
import dev.tarmac.pxe.dhcp.DhcpOption.HostName;
import dev.tarmac.pxe.dhcp.DhcpOption.IpxeOptions;
import dev.tarmac.pxe.dhcp.DhcpOption.Kind;
import dev.tarmac.pxe.dhcp.DhcpOption.LeaseTime;
import dev.tarmac.pxe.dhcp.DhcpOption.MachineId;
import dev.tarmac.pxe.dhcp.DhcpOption.MaxMessageSize;
import dev.tarmac.pxe.dhcp.DhcpOption.Message;
import dev.tarmac.pxe.dhcp.DhcpOption.NameServers;
import dev.tarmac.pxe.dhcp.DhcpOption.NetworkInterfaceType;
import dev.tarmac.pxe.dhcp.DhcpOption.Other;
import dev.tarmac.pxe.dhcp.DhcpOption.RebindingTime;
import dev.tarmac.pxe.dhcp.DhcpOption.RelayAgent;
import dev.tarmac.pxe.dhcp.DhcpOption.RenewalTime;
import dev.tarmac.pxe.dhcp.DhcpOption.RequestedAddress;
import dev.tarmac.pxe.dhcp.DhcpOption.Routers;
import dev.tarmac.pxe.dhcp.DhcpOption.ServerId;
import dev.tarmac.pxe.dhcp.DhcpOption.SubnetMask;
import dev.tarmac.pxe.dhcp.DhcpOption.UserClass;
import dev.tarmac.pxe.dhcp.DhcpOption.VendorClass;
import dev.tarmac.pxe.dhcp.DhcpOption.VendorOptions;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// The value of one option as bytes, and back; code and length bytes are [PacketCodec]'s. Code
/// numbers are those of the IANA list and stand nowhere else.
final class OptionCodec {
    private OptionCodec() {}

    /// An option as it stands in a packet.
    record Raw(int code, Octets value) {}

    static Raw encode(DhcpOption option) {
        return switch (option) {
            case SubnetMask(Ip4Address mask) -> address(1, mask);
            case Routers(List<Ip4Address> list) -> addresses(3, list);
            case NameServers(List<Ip4Address> list) -> addresses(6, list);
            case HostName(String name) -> new Raw(12, Octets.of(name));
            case BroadcastAddress(Ip4Address address) -> address(28, address);
            case VendorOptions(Octets value) -> new Raw(43, value);
            case RequestedAddress(Ip4Address address) -> address(50, address);
            case LeaseTime(long seconds) -> number(51, (int) seconds);
            case Kind(MessageType type) -> new Raw(53, Octets.of(type.code()));
            case ServerId(Ip4Address address) -> address(54, address);
            case Message(String text) -> new Raw(56, Octets.of(text));
            case MaxMessageSize(int bytes) -> new Raw(57, Octets.of(bytes >> 8, bytes));
            case RenewalTime(long seconds) -> number(58, (int) seconds);
            case RebindingTime(long seconds) -> number(59, (int) seconds);
            case VendorClass(String text) -> new Raw(60, Octets.of(text));
            case ClientId(Octets value) -> new Raw(61, value);
            case BootServerName(String name) -> new Raw(66, Octets.of(name));
            case BootFileName(String name) -> new Raw(67, Octets.of(name));
            case UserClass(Octets value) -> new Raw(77, value);
            case RelayAgent(Octets value) -> new Raw(82, value);
            case ClientArch(List<Arch> types) -> architectures(types);
            case NetworkInterfaceType(int type, int major, int minor) ->
                    new Raw(94, Octets.of(type, major, minor));
            case MachineId(Octets value) -> new Raw(97, value);
            case ClasslessRoutes(List<Route> routes) -> RouteCodec.encode(routes);
            case IpxeOptions(Octets value) -> new Raw(175, value);
            case Other(int code, Octets value) -> new Raw(code, value);
        };
    }

    static DhcpOption decode(Raw raw) throws MalformedPacket {
        Octets value = raw.value();
        return switch (raw.code()) {
            case 1 -> new SubnetMask(address(raw, "subnet mask"));
            case 3 -> new Routers(addresses(raw, "routers"));
            case 6 -> new NameServers(addresses(raw, "name servers"));
            case 12 -> new HostName(text(value));
            case 28 -> new BroadcastAddress(address(raw, "broadcast address"));
            case 43 -> new VendorOptions(value);
            case 50 -> new RequestedAddress(address(raw, "requested address"));
            case 51 -> new LeaseTime(seconds(raw, "lease time"));
            case 53 -> new Kind(messageType(raw));
            case 54 -> new ServerId(address(raw, "server identifier"));
            case 56 -> new Message(text(value));
            case 57 -> new MaxMessageSize(number(raw, "maximum message size"));
            case 58 -> new RenewalTime(seconds(raw, "renewal time"));
            case 59 -> new RebindingTime(seconds(raw, "rebinding time"));
            case 60 -> new VendorClass(text(value));
            case 61 -> new ClientId(value);
            case 66 -> new BootServerName(text(value));
            case 67 -> new BootFileName(text(value));
            case 77 -> new UserClass(value);
            case 82 -> new RelayAgent(value);
            case 93 -> new ClientArch(architectures(raw));
            case 94 -> interfaceType(raw);
            case 97 -> new MachineId(value);
            case 121 -> RouteCodec.decode(raw);
            case 175 -> new IpxeOptions(value);
            default -> new Other(raw.code(), value);
        };
    }

    private static Raw addresses(int code, List<Ip4Address> addresses) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * addresses.size());
        for (Ip4Address address : addresses) bytes.putInt(address.bits());
        return new Raw(code, Octets.owned(bytes.array()));
    }

    private static Raw address(int code, Ip4Address address) {
        return number(code, address.bits());
    }

    private static Raw number(int code, int bits) {
        return new Raw(code, Octets.of(bits >> 24, bits >> 16, bits >> 8, bits));
    }

    private static Raw architectures(List<Arch> types) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * types.size());
        for (Arch type : types) bytes.putShort((short) type.code());
        return new Raw(93, Octets.owned(bytes.array()));
    }

    private static Ip4Address address(Raw raw, String name) throws MalformedPacket {
        wantLength(raw, name, 4);
        return new Ip4Address(raw.value().buffer().getInt());
    }

    private static List<Ip4Address> addresses(Raw raw, String name) throws MalformedPacket {
        int length = raw.value().length();
        if (length == 0 || length % 4 != 0)
            throw wrongLength(raw, name, "a multiple of 4 and not 0");
        ByteBuffer bytes = raw.value().buffer();
        List<Ip4Address> addresses = new ArrayList<>();
        while (bytes.hasRemaining()) addresses.add(new Ip4Address(bytes.getInt()));
        return addresses;
    }

    private static long seconds(Raw raw, String name) throws MalformedPacket {
        wantLength(raw, name, 4);
        return Integer.toUnsignedLong(raw.value().buffer().getInt());
    }

    private static NetworkInterfaceType interfaceType(Raw raw) throws MalformedPacket {
        wantLength(raw, "network interface type", 3);
        ByteBuffer bytes = raw.value().buffer();
        return new NetworkInterfaceType(
                Byte.toUnsignedInt(bytes.get()),
                Byte.toUnsignedInt(bytes.get()),
                Byte.toUnsignedInt(bytes.get()));
    }

    private static int number(Raw raw, String name) throws MalformedPacket {
        wantLength(raw, name, 2);
        return Short.toUnsignedInt(raw.value().buffer().getShort());
    }

    private static MessageType messageType(Raw raw) throws MalformedPacket {
        wantLength(raw, "message type", 1);
        int code = Byte.toUnsignedInt(raw.value().buffer().get());
        return MessageType.of(code)
                .orElseThrow(
                        () ->
                                new MalformedPacket(
                                        "option 53 (message type) is "
                                                + code
                                                + "; it must be 1 to 8"));
    }

    private static List<Arch> architectures(Raw raw) throws MalformedPacket {
        int length = raw.value().length();
        if (length == 0 || length % 2 != 0 || length > 254)
            throw wrongLength(raw, "client architecture", "an even number from 2 to 254");
        ByteBuffer bytes = raw.value().buffer();
        List<Arch> types = new ArrayList<>();
        while (bytes.hasRemaining()) types.add(new Arch(Short.toUnsignedInt(bytes.getShort())));
        return types;
    }

    /// RFC 2132 section 2: a receiver must be ready to cut off NULs at the end of a text.
    private static String text(Octets value) {
        String text = value.text();
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == 0) end--;
        return text.substring(0, end);
    }

    private static void wantLength(Raw raw, String name, int want) throws MalformedPacket {
        if (raw.value().length() != want) throw wrongLength(raw, name, String.valueOf(want));
    }

    private static MalformedPacket wrongLength(Raw raw, String name, String want) {
        return new MalformedPacket(
                "option "
                        + raw.code()
                        + " ("
                        + name
                        + ") is "
                        + raw.value().length()
                        + " bytes long; it must be "
                        + want);
    }
}
