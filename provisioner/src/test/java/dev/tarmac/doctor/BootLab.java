package dev.tarmac.doctor;

import dev.tarmac.boot.LoaderFiles;
import dev.tarmac.doctor.Sighting.FetchEnded;
import dev.tarmac.doctor.Sighting.FetchStarted;
import dev.tarmac.install.Install;
import dev.tarmac.pxe.AddressRange;
import dev.tarmac.pxe.Arch;
import dev.tarmac.pxe.BootAnswer;
import dev.tarmac.pxe.BootAsk;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.Loader;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.Network;
import dev.tarmac.pxe.Platform;
import dev.tarmac.pxe.PxeConfig;
import dev.tarmac.pxe.Subnet;
import dev.tarmac.pxe.capture.Datagram;
import dev.tarmac.pxe.capture.Decision;
import dev.tarmac.pxe.capture.Replay;
import dev.tarmac.pxe.dhcp.DhcpOption;
import dev.tarmac.pxe.dhcp.MessageType;
import dev.tarmac.pxe.dhcp.Octets;
import dev.tarmac.pxe.dhcp.Options;
import dev.tarmac.pxe.dhcp.Packet;
import dev.tarmac.pxe.dhcp.PacketCodec;
import dev.tarmac.pxe.tftp.BootFile;
import dev.tarmac.pxe.tftp.TftpCodec;
import dev.tarmac.pxe.tftp.TftpPacket;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A machine whose packets a test writes as bytes, before the server's own DHCP and TFTP code with
/// a clock that the test sets. The doctor sees what comes of them.
final class BootLab {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final MacAddress MAC = MacAddress.parse("52:54:00:00:00:01");
    static final Ip4Address SERVER = Ip4Address.parse("192.168.76.1");
    static final Ip4Address OTHER_SERVER = Ip4Address.parse("192.168.76.2");
    static final long LOADER_BYTES = 10_000;

    /// What a signed GRUB reads of the machine's own.
    static final String GRUB_SCRIPT = "boot/" + MAC + "/grub.cfg";

    private static final int PORT = 2070;

    final List<Decision> decisions = new ArrayList<>();
    final Map<String, LoaderFile> loaders = new HashMap<>();
    Optional<Install> install = Optional.empty();
    Optional<Instant> lastSign = Optional.empty();
    private Instant now = START;
    private Arch arch = Arch.X64_UEFI;
    private Ip4Address relay = Ip4Address.NONE;
    private Optional<Ip4Address> link = Optional.empty();
    private int seconds;
    private boolean isSentToDisk;
    final Doctor doctor =
            new Doctor(
                    new Doctor.Sources(
                            _ -> install,
                            _ -> lastSign,
                            name -> Optional.ofNullable(loaders.get(name))),
                    View.EVERYTHING,
                    () -> now);
    private final Replay server;

    private static BootAnswer policy(BootAsk ask) {
        URI http = URI.create("http://192.168.76.1:8077");
        if (ask.loader() == Loader.OUR_IPXE)
            return new BootAnswer.HttpUrl(http.resolve("/boot/" + ask.mac() + "/ipxe"));
        return ask.arch()
                .platform()
                .filter(Set.of(Platform.BIOS, Platform.X64_UEFI)::contains)
                .map(LoaderFiles.STANDARD::get)
                .<BootAnswer>map(
                        file ->
                                ask.isHttpBoot()
                                        ? new BootAnswer.HttpUrl(
                                                http.resolve("/boot/loader/" + file))
                                        : new BootAnswer.TftpFile(file))
                .orElseGet(() -> new BootAnswer.Silence("there is no loader for " + ask.arch()));
    }

    /// We give the addresses.
    BootLab() {
        this(
                Network.of(
                        Subnet.parse("192.168.76.0/24"),
                        AddressRange.parse("192.168.76.100", "192.168.76.109")));
    }

    /// [#OTHER_SERVER] gives them.
    static BootLab beside() {
        return new BootLab(Network.beside(Subnet.parse("192.168.76.0/24")));
    }

    private BootLab(Network network) {
        server =
                new Replay(
                        PxeConfig.of(SERVER, network),
                        BootLab::policy,
                        path -> file(path.toString()),
                        _ -> Integer.MAX_VALUE,
                        doctor,
                        decisions::add);
        loaders.put("snponly.efi", new LoaderFile(LoaderFile.X64, false));
        loaders.put("undionly.kpxe", LoaderFile.BIOS);
    }

    private Optional<BootFile> file(String name) {
        if (name.equals("absent")) return Optional.empty();
        if (name.equals(GRUB_SCRIPT)) scripted();
        return Optional.of(new Zeros());
    }

    /// As the server does it when it is asked for a script.
    private void scripted() {
        doctor.saw(
                MAC,
                new Sighting.Scripted(
                        now, isSentToDisk, isSentToDisk ? "has a system" : "has no install"));
    }

    /// Its next scripts say so.
    BootLab sentToDisk() {
        isSentToDisk = true;
        return this;
    }

    BootLab bios() {
        arch = Arch.BIOS;
        return this;
    }

    BootLab arm() {
        arch = Arch.ARM64_UEFI;
        return this;
    }

    /// Its firmware wants a URL.
    BootLab byHttp() {
        arch = Arch.X64_UEFI_HTTP;
        return this;
    }

    BootLab behind(String address) {
        relay = Ip4Address.parse(address);
        return this;
    }

    /// The relay says which network it means (RFC 3527).
    BootLab onLink(String address) {
        link = Optional.of(Ip4Address.parse(address));
        return this;
    }

    BootLab tryingFor(int told) {
        seconds = told;
        return this;
    }

    BootLab pass(double passing) {
        now = now.plusMillis((long) (passing * 1000));
        server.passTo(now);
        return this;
    }

    Instant now() {
        return now;
    }

    BootLab discover() {
        return dhcp(options(MessageType.DISCOVER, false), Ip4Address.NONE);
    }

    BootLab request(Ip4Address of) {
        return dhcp(request(of, false), Ip4Address.NONE);
    }

    /// Firmware that has its address asks who told it what to boot.
    BootLab bootPort() {
        return dhcp(options(MessageType.REQUEST, false), own(), 4011);
    }

    /// Its loader speaks.
    BootLab loaderDiscover() {
        return dhcp(options(MessageType.DISCOVER, true), Ip4Address.NONE);
    }

    BootLab loaderRequest() {
        return loaderRequest(SERVER);
    }

    BootLab loaderRequest(Ip4Address of) {
        return dhcp(request(of, true), Ip4Address.NONE);
    }

    /// DISCOVER and REQUEST of the firmware, with the usual pauses.
    BootLab address() {
        return discover().pass(0.5).request(SERVER).pass(0.5);
    }

    private Options request(Ip4Address of, boolean isIpxe) {
        return options(MessageType.REQUEST, isIpxe)
                .with(new DhcpOption.ServerId(of))
                .with(new DhcpOption.RequestedAddress(own()));
    }

    private Options options(MessageType type, boolean isIpxe) {
        Options options =
                Options.of(
                        new DhcpOption.Kind(type),
                        new DhcpOption.ClientArch(List.of(arch)),
                        new DhcpOption.VendorClass(
                                (isIpxe || !arch.equals(Arch.X64_UEFI_HTTP)
                                                ? "PXEClient"
                                                : "HTTPClient")
                                        + ":Arch:000"
                                        + arch.code()));
        return isIpxe ? options.with(new DhcpOption.UserClass(Octets.of("iPXE"))) : options;
    }

    private Ip4Address own() {
        return Ip4Address.parse("192.168.76.105");
    }

    private BootLab dhcp(Options options, Ip4Address client) {
        return dhcp(options, client, 67);
    }

    private BootLab dhcp(Options options, Ip4Address client, int port) {
        Ip4Address none = Ip4Address.NONE;
        Options sent = link.map(each -> options.with(linkSelection(each))).orElse(options);
        Packet packet =
                new Packet(true, 0, 7, seconds, true, client, none, none, relay, MAC, "", "", sent);
        byte[] bytes = PacketCodec.encode(packet);
        take(Ip4Address.NONE, 68, Ip4Address.BROADCAST, port, bytes);
        return this;
    }

    private static DhcpOption linkSelection(Ip4Address link) {
        int bits = link.bits();
        return new DhcpOption.RelayAgent(
                Octets.of(5, 4, bits >>> 24, bits >> 16 & 0xFF, bits >> 8 & 0xFF, bits & 0xFF));
    }

    /// A read request.
    BootLab ask(String file, int blockSize) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("tsize", "0");
        options.put("blksize", String.valueOf(blockSize));
        tftp(new TftpPacket.ReadRequest(file, TftpPacket.Mode.OCTET, options), 69);
        return this;
    }

    BootLab acknowledge(int block) {
        tftp(new TftpPacket.Acknowledgement(block), 40_000);
        return this;
    }

    BootLab giveUp(String message) {
        tftp(new TftpPacket.Failure(0, message), 40_000);
        return this;
    }

    BootLab fetch(String file) {
        ask(file, 1468);
        for (int block = 0; block <= LOADER_BYTES / 1468 + 1; block++) acknowledge(block);
        return this;
    }

    private void tftp(TftpPacket packet, int port) {
        take(own(), PORT, SERVER, port, TftpCodec.encode(packet));
    }

    private void take(Ip4Address from, int fromPort, Ip4Address to, int toPort, byte[] bytes) {
        server.take(Datagram.whole(now, from, fromPort, to, toPort, ByteBuffer.wrap(bytes)));
    }

    BootLab http(Fetch what) {
        return httpBegins(what).httpEnds(what, 200, 1000);
    }

    BootLab httpBegins(Fetch what) {
        if (what == Fetch.SCRIPT) scripted();
        doctor.saw(MAC, new FetchStarted(now, what, path(what)));
        return this;
    }

    BootLab httpEnds(Fetch what, int status, long bytes) {
        doctor.saw(MAC, new FetchEnded(now, what, path(what), status, bytes, 1000));
        return this;
    }

    private static String path(Fetch what) {
        return "/boot/" + (what == Fetch.LOADER ? "loader/snponly.efi" : what.toString());
    }

    Diagnosis diagnosis() {
        return doctor.diagnose(MAC);
    }

    private record Zeros() implements BootFile {
        @Override
        public long size() {
            return LOADER_BYTES;
        }

        @Override
        public void read(long offset, ByteBuffer into) {
            into.position(into.limit());
        }

        @Override
        public void close() {}
    }
}
