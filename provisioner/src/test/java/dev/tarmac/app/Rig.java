package dev.tarmac.app;

import dev.tarmac.boot.LoaderFiles;
import dev.tarmac.boot.UefiLoader;
import dev.tarmac.image.Frame;
import dev.tarmac.image.ImageManifest;
import dev.tarmac.image.ManifestJson;
import dev.tarmac.install.InstallLimits;
import dev.tarmac.json.JsonObject;
import dev.tarmac.problem.Refused;
import dev.tarmac.pxe.AddressRange;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.PxeConfig;
import dev.tarmac.pxe.PxePorts;
import dev.tarmac.pxe.Subnet;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// A server with everything it needs, in a directory of a test: an agent build, an image store, a
/// configuration for HTTP on loopback. No boot network.
final class Rig {
    static final byte[] KERNEL = noise(1, 70_000);
    static final byte[] INITRAMFS = noise(2, 512 * 300);
    static final byte[] IMAGE = noise(3, 3_000_000);

    final Path directory;
    final ServerConfig config;

    /// Of an admin, since the server was started for the first time.
    String token = "";

    Rig(Path directory) throws IOException {
        this.directory = directory;
        this.config =
                new ServerConfig(
                        directory.resolve("data"),
                        directory.resolve("images"),
                        directory.resolve("agent"),
                        Optional.of(Files.createDirectories(directory.resolve("templates"))),
                        "127.0.0.1",
                        freePort(),
                        "127.0.0.1",
                        LoaderFiles.in(Files.createDirectories(directory.resolve("loaders"))),
                        UefiLoader.IPXE,
                        Optional.empty(),
                        List.of("console=ttyS0,115200", "panic=30"),
                        InstallLimits.USUAL,
                        OperationsConfig.USUAL);
        writeAgent();
        writeImage("debian-12", List.of("curl", "bash"));
        writeImage("silent", List.of());
    }

    Server start() throws Refused {
        return start(Duration.ZERO);
    }

    /// @param patience with who says hello while another agent may be alive
    Server start(Duration patience) throws Refused {
        Server server = Server.start(config, patience);
        server.firstToken().ifPresent(first -> token = first.text());
        return server;
    }

    /// Talks as the admin.
    Client client() {
        return new Client(config.url(), token);
    }

    /// The same configuration as a file, for a server in another process.
    ///
    /// @param more keys at its top
    Path writeConfiguration(Map<String, ?> more) throws IOException {
        Map<String, Object> keys =
                JsonObject.members(
                        "data", config.data().toString(),
                        "images", config.images().toString(),
                        "agent", config.agent().toString(),
                        "templates", config.templates().map(Path::toString),
                        "address", "127.0.0.1",
                        "http", Map.of("port", config.httpPort()));
        keys.putAll(more);
        return Files.writeString(directory.resolve("tarmac.yaml"), JsonObject.write(keys));
    }

    /// The same with DHCP and TFTP on loopback.
    ServerConfig withBootNetwork(PxePorts ports) throws IOException {
        Files.writeString(config.loaders().root().resolve("undionly.kpxe"), "x");
        Files.writeString(config.loaders().root().resolve("snponly.efi"), "x");
        PxeConfig pxe =
                PxeConfig.of(
                                Ip4Address.parse("127.0.0.1"),
                                Subnet.parse("127.0.0.0/8"),
                                AddressRange.parse("127.9.0.1", "127.9.0.9"))
                        .withPorts(ports);
        return new ServerConfig(
                config.data(),
                config.images(),
                config.agent(),
                config.templates(),
                config.address(),
                config.httpPort(),
                config.httpListen(),
                config.loaders(),
                config.uefiLoader(),
                Optional.of(pxe),
                config.kernelArguments(),
                config.installs(),
                config.operations());
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void writeAgent() throws IOException {
        Files.createDirectories(config.agent());
        Files.write(config.agent().resolve("vmlinuz"), KERNEL);
        Files.write(config.agent().resolve("initramfs.img"), INITRAMFS);
        Files.writeString(
                config.agent().resolve("agent.json"),
                JsonObject.write(
                        JsonObject.members(
                                "kernelVersion",
                                "6.1.0-test",
                                "kernelBytes",
                                KERNEL.length,
                                "initramfsBytes",
                                INITRAMFS.length,
                                "kernelSha256",
                                sha256(KERNEL),
                                "initramfsSha256",
                                sha256(INITRAMFS))));
    }

    void writeImage(String name, List<String> proofTools) throws IOException {
        writeImage(name, proofTools, Optional.empty(), Optional.empty(), List.of());
    }

    /// An image of which kernel, shim and GRUB are at those paths, in this order, and signed.
    void writeSignedImage(String name, List<String> signed) throws IOException {
        writeImage(
                name,
                List.of("curl"),
                Optional.of(signed.get(1)),
                Optional.of(signed.get(2)),
                signed);
    }

    private void writeImage(
            String name,
            List<String> proofTools,
            Optional<String> shim,
            Optional<String> grub,
            List<String> signed)
            throws IOException {
        Path image = Files.createDirectories(config.images().resolve(name));
        ImageManifest manifest =
                new ImageManifest(
                        name,
                        "x86_64",
                        new ImageManifest.Os("debian", "12", "Debian 12"),
                        IMAGE.length,
                        sha256(IMAGE),
                        4_000_000,
                        10,
                        3_900_000,
                        List.of(new Frame(0, IMAGE.length, 4_000_000, sha256(IMAGE), true)),
                        List.of(
                                new ImageManifest.Kernel(
                                        "6.1.0",
                                        "/boot/vmlinuz-6.1.0",
                                        "/boot/initrd.img-6.1.0",
                                        sha256(KERNEL))),
                        new ImageManifest.Loaders(
                                Optional.of("/usr/lib/grub/i386-pc"),
                                Optional.of("/usr/lib/grub/x86_64-efi"),
                                shim,
                                grub),
                        signed,
                        proofTools,
                        "systemd",
                        "networkd");
        Files.write(image.resolve("data.tar.zst"), IMAGE);
        Files.writeString(
                image.resolve("manifest.json"), JsonObject.write(ManifestJson.encode(manifest)));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] noise(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
