package dev.tarmac.app;

import dev.tarmac.boot.LoaderFiles;
import dev.tarmac.boot.UefiLoader;
import dev.tarmac.problem.Problems;
import dev.tarmac.problem.Refused;
import dev.tarmac.pxe.AddressRange;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.Platform;
import dev.tarmac.pxe.PxeConfig;
import dev.tarmac.pxe.PxePorts;
import dev.tarmac.pxe.Reservation;
import dev.tarmac.pxe.Subnet;
import dev.tarmac.pxe.TftpLimits;
import dev.tarmac.yaml.YamlObject;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the server's configuration file. Relative paths start at the file.
final class ConfigYaml {
    private static final int DEFAULT_PORT = 8077;
    private static final Path DEFAULT_LOADERS = Path.of("/usr/lib/ipxe");
    private static final Duration DEFAULT_LEASE = Duration.ofHours(1);
    private static final List<String> DEFAULT_KERNEL_ARGUMENTS =
            List.of("console=tty0", "console=ttyS0,115200", "panic=30");
    private static final String ADDRESS_FIX = "write it like 192.168.76.1";

    private final Path directory;
    private final Problems problems = new Problems();

    private ConfigYaml(Path directory) {
        this.directory = directory;
    }

    static ServerConfig read(Path file, String text) throws Refused {
        ConfigYaml reader = new ConfigYaml(file.toAbsolutePath().getParent());
        ServerConfig config =
                reader.config(YamlObject.parse(file.toString(), text, reader.problems));
        reader.problems.throwIfAny();
        return config;
    }

    private ServerConfig config(YamlObject top) {
        top.allow(
                "data",
                "images",
                "agent",
                "address",
                "subnet",
                "pool",
                "gateway",
                "dns",
                "http",
                "tftp",
                "uefiLoader",
                "leaseSeconds",
                "reservations",
                "kernelArguments");
        top.requiredText("address");
        Optional<Ip4Address> address = top.value("address", Ip4Address::parse, ADDRESS_FIX);
        Optional<YamlObject> http = top.object("http");
        return new ServerConfig(
                path(top, "data"),
                path(top, "images"),
                path(top, "agent"),
                address.map(Ip4Address::toString).orElse(""),
                http.map(this::port).orElse(DEFAULT_PORT),
                http.flatMap(ConfigYaml::listen)
                        .or(() -> address)
                        .map(Ip4Address::toString)
                        .orElse(""),
                loaders(top),
                top.value(
                                "uefiLoader",
                                UefiLoader::parse,
                                "write `uefiLoader: shim`, or leave it out")
                        .orElse(UefiLoader.IPXE),
                address.flatMap(server -> network(top, server)),
                top.has("kernelArguments") ? kernelArguments(top) : DEFAULT_KERNEL_ARGUMENTS);
    }

    private Path path(YamlObject yaml, String key) {
        return directory.resolve(yaml.requiredText(key)).normalize();
    }

    private int port(YamlObject http) {
        http.allow("port", "listen");
        return http.value("port", text -> whole(text, 1, 65_535), "write `port: 8077`")
                .orElse(DEFAULT_PORT);
    }

    private static Optional<Ip4Address> listen(YamlObject http) {
        return http.value("listen", Ip4Address::parse, "write `listen: 0.0.0.0` for all addresses");
    }

    private static int whole(String text, int least, int most) {
        if (text.matches("\\d{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) return number;
        }
        throw new IllegalArgumentException(
                "'" + text + "' is no whole number from " + least + " to " + most);
    }

    /// These words reach a kernel command line inside an iPXE script: one word is one argument.
    private List<String> kernelArguments(YamlObject top) {
        List<String> arguments = top.texts("kernelArguments");
        for (String argument : arguments)
            if (!argument.matches("[A-Za-z0-9_.,:=@/+-]{1,200}"))
                problems.add(
                        top.where("kernelArguments"),
                        "'" + argument + "' is no kernel argument",
                        "write one word per line, like `- console=ttyS0,115200`");
        return arguments;
    }

    /// DHCP and TFTP are on when there is a pool.
    private Optional<PxeConfig> network(YamlObject top, Ip4Address server) {
        Duration lease =
                top.value(
                                "leaseSeconds",
                                text -> Duration.ofSeconds(whole(text, 60, 31_536_000)),
                                "write `leaseSeconds: 3600`")
                        .orElse(DEFAULT_LEASE);
        Optional<Ip4Address> gateway = top.value("gateway", Ip4Address::parse, ADDRESS_FIX);
        List<Ip4Address> dns = dns(top);
        List<Reservation> reservations = reservations(top);
        Optional<Subnet> subnet =
                top.value("subnet", Subnet::parse, "write it like 192.168.76.0/24");
        Optional<AddressRange> pool = top.object("pool").flatMap(this::pool);
        if (top.has("pool") != top.has("subnet"))
            problems.add(
                    top.where(top.has("pool") ? "pool" : "subnet"),
                    "'subnet' and 'pool' belong together",
                    "give both, or neither to leave DHCP and TFTP to another server");
        if (subnet.isEmpty() || pool.isEmpty()) return Optional.empty();
        try {
            return Optional.of(
                    new PxeConfig(
                            server,
                            subnet.get(),
                            pool.get(),
                            gateway,
                            dns,
                            lease,
                            reservations,
                            PxePorts.STANDARD,
                            TftpLimits.STANDARD));
        } catch (IllegalArgumentException e) {
            problems.add(
                    top.where("subnet"), e.getMessage(), "see docs/server.md for a whole file");
            return Optional.empty();
        }
    }

    private LoaderFiles loaders(YamlObject top) {
        Optional<YamlObject> tftp = top.object("tftp");
        tftp.ifPresent(yaml -> yaml.allow("root", "loaders"));
        Path root =
                tftp.flatMap(yaml -> yaml.text("root"))
                        .map(text -> directory.resolve(text).normalize())
                        .orElse(DEFAULT_LOADERS);
        Optional<YamlObject> names = tftp.flatMap(yaml -> yaml.object("loaders"));
        if (names.isEmpty()) return LoaderFiles.in(root);
        try {
            return new LoaderFiles(root, names(names.get()));
        } catch (IllegalArgumentException e) {
            problems.add(
                    tftp.get().where("loaders"),
                    e.getMessage(),
                    "name a file that lies in the directory `root`");
            return LoaderFiles.in(root);
        }
    }

    private static Map<Platform, String> names(YamlObject yaml) {
        yaml.allow(Arrays.stream(Platform.values()).map(Platform::key).toArray(String[]::new));
        Map<Platform, String> names = new EnumMap<>(Platform.class);
        for (Platform platform : Platform.values())
            yaml.text(platform.key()).ifPresent(name -> names.put(platform, name));
        return names;
    }

    private Optional<AddressRange> pool(YamlObject yaml) {
        yaml.allow("from", "to");
        yaml.requiredText("from");
        yaml.requiredText("to");
        Optional<Ip4Address> from = yaml.value("from", Ip4Address::parse, ADDRESS_FIX);
        Optional<Ip4Address> to = yaml.value("to", Ip4Address::parse, ADDRESS_FIX);
        if (from.isEmpty() || to.isEmpty()) return Optional.empty();
        try {
            return Optional.of(new AddressRange(from.get(), to.get()));
        } catch (IllegalArgumentException e) {
            problems.add(yaml.where("from"), e.getMessage(), "correct 'from' or 'to'");
            return Optional.empty();
        }
    }

    private List<Ip4Address> dns(YamlObject top) {
        List<Ip4Address> addresses = new ArrayList<>();
        for (String text : top.texts("dns")) {
            try {
                addresses.add(Ip4Address.parse(text));
            } catch (IllegalArgumentException e) {
                problems.add(top.where("dns"), e.getMessage(), ADDRESS_FIX);
            }
        }
        return addresses;
    }

    private List<Reservation> reservations(YamlObject top) {
        List<Reservation> reservations = new ArrayList<>();
        for (YamlObject yaml : top.objects("reservations")) {
            yaml.allow("mac", "address", "hostname");
            yaml.requiredText("mac");
            yaml.requiredText("address");
            Optional<MacAddress> mac =
                    yaml.value("mac", MacAddress::parse, "write it like 52:54:00:12:34:56");
            Optional<Ip4Address> address = yaml.value("address", Ip4Address::parse, ADDRESS_FIX);
            if (mac.isEmpty() || address.isEmpty()) continue;
            try {
                reservations.add(new Reservation(mac.get(), address.get(), yaml.text("hostname")));
            } catch (IllegalArgumentException e) {
                problems.add(yaml.where("hostname"), e.getMessage(), "use another host name");
            }
        }
        return reservations;
    }
}
