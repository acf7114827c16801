package dev.tarmac.app;

import dev.tarmac.boot.UefiLoader;
import dev.tarmac.install.InstallLimits;
import dev.tarmac.problem.Problems;
import dev.tarmac.problem.Refused;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.Network;
import dev.tarmac.pxe.PxeConfig;
import dev.tarmac.pxe.PxePorts;
import dev.tarmac.pxe.TftpLimits;
import dev.tarmac.yaml.YamlObject;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the server's configuration file. Relative paths start at the file.
final class ConfigYaml {
    private static final int DEFAULT_PORT = 8077;
    private static final List<String> DEFAULT_KERNEL_ARGUMENTS =
            List.of("console=tty0", "console=ttyS0,115200", "panic=30");

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
                with(
                        with(NetworkYaml.KEYS, OperationsYaml.KEYS.toArray(String[]::new)),
                        "data",
                        "images",
                        "agent",
                        "templates",
                        "address",
                        "networks",
                        "http",
                        "tftp",
                        "uefiLoader",
                        "kernelArguments",
                        "installs"));
        top.requiredText("address");
        Optional<Ip4Address> address =
                top.value("address", Ip4Address::parse, NetworkYaml.ADDRESS_FIX);
        Optional<YamlObject> http = top.object("http");
        return new ServerConfig(
                path(top, "data"),
                path(top, "images"),
                path(top, "agent"),
                top.text("templates").map(text -> directory.resolve(text).normalize()),
                address.map(Ip4Address::toString).orElse(""),
                http.map(this::port).orElse(DEFAULT_PORT),
                http.flatMap(ConfigYaml::listen)
                        .or(() -> address)
                        .map(Ip4Address::toString)
                        .orElse(""),
                new TftpYaml(directory, problems).loaders(top),
                top.value(
                                "uefiLoader",
                                UefiLoader::parse,
                                "write `uefiLoader: shim`, or leave it out")
                        .orElse(UefiLoader.IPXE),
                address.flatMap(server -> network(top, server)),
                top.has("kernelArguments") ? kernelArguments(top) : DEFAULT_KERNEL_ARGUMENTS,
                top.object("installs").map(ConfigYaml::limits).orElse(InstallLimits.USUAL),
                OperationsYaml.read(top, new HttpsYaml(directory, problems)));
    }

    private static InstallLimits limits(YamlObject installs) {
        installs.allow("atOnce", "megabits");
        return new InstallLimits(
                installs.value(
                                "atOnce",
                                text -> WholeNumber.of(text, 1, 10_000),
                                "write `installs: {atOnce: 40}`")
                        .orElse(InstallLimits.USUAL.atOnce()),
                installs.value(
                        "megabits",
                        text -> WholeNumber.of(text, 1, 10_000_000),
                        "write `installs: {megabits: 10000}` for 10 Gbit/s"));
    }

    private static List<String> with(List<String> some, String... more) {
        List<String> all = new ArrayList<>(List.of(more));
        all.addAll(some);
        return all;
    }

    private Path path(YamlObject yaml, String key) {
        return directory.resolve(yaml.requiredText(key)).normalize();
    }

    private int port(YamlObject http) {
        http.allow("port", "listen");
        return http.value("port", text -> WholeNumber.of(text, 1, 65_535), "write `port: 8077`")
                .orElse(DEFAULT_PORT);
    }

    private static Optional<Ip4Address> listen(YamlObject http) {
        return http.value("listen", Ip4Address::parse, "write `listen: 0.0.0.0` for all addresses");
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

    /// DHCP and TFTP are on when there is a network.
    private Optional<PxeConfig> network(YamlObject top, Ip4Address server) {
        NetworkYaml reader = new NetworkYaml(problems);
        List<Network> networks = new ArrayList<>();
        requirePool(top);
        reader.read(top).ifPresent(networks::add);
        for (YamlObject each : top.objects("networks")) {
            each.allow(NetworkYaml.KEYS);
            each.requiredText("subnet");
            reader.read(each).ifPresent(networks::add);
        }
        TftpLimits tftp =
                TftpLimits.STANDARD.withQuirks(new TftpYaml(directory, problems).quirks(top));
        if (networks.isEmpty()) return Optional.empty();
        try {
            return Optional.of(new PxeConfig(server, networks, PxePorts.STANDARD, tftp));
        } catch (IllegalArgumentException e) {
            problems.add(
                    top.where(top.has("networks") ? "networks" : "subnet"),
                    e.getMessage(),
                    "see docs/server.md for a whole file");
            return Optional.empty();
        }
    }

    private void requirePool(YamlObject top) {
        boolean hasPool = top.has("pool") || top.has("pools");
        if (hasPool && !top.has("subnet"))
            problems.add(
                    top.where(top.has("pool") ? "pool" : "pools"),
                    "'subnet' and 'pool' belong together",
                    "give both, or neither to leave DHCP and TFTP to another server");
    }
}
