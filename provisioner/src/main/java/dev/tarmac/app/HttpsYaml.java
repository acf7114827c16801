package dev.tarmac.app;

import dev.tarmac.problem.Problems;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.tls.OwnCertificate;
import dev.tarmac.yaml.YamlObject;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Reads `https`.
final class HttpsYaml {
    private static final int DEFAULT_PORT = 8443;

    private final Path directory;
    private final Problems problems;

    /// @param directory of the configuration file
    HttpsYaml(Path directory, Problems problems) {
        this.directory = directory;
        this.problems = problems;
    }

    Optional<HttpsConfig> read(YamlObject top) {
        return top.object("https").map(this::https);
    }

    private HttpsConfig https(YamlObject https) {
        https.allow("port", "listen", "certificate", "key", "names");
        return new HttpsConfig(
                https.value("port", text -> WholeNumber.of(text, 1, 65_535), "write `port: 8443`")
                        .orElse(DEFAULT_PORT),
                https.value(
                                "listen",
                                Ip4Address::parse,
                                "write `listen: 0.0.0.0` for all addresses")
                        .map(Ip4Address::toString),
                given(https),
                names(https));
    }

    private Optional<HttpsConfig.Given> given(YamlObject https) {
        Optional<Path> certificate = https.text("certificate").map(directory::resolve);
        Optional<Path> key = https.text("key").map(directory::resolve);
        if (certificate.isPresent() != key.isPresent())
            problems.add(
                    https.where(certificate.isPresent() ? "certificate" : "key"),
                    "'certificate' and 'key' belong together",
                    "give both, or neither to have the server make its own");
        if (certificate.isEmpty() || key.isEmpty()) return Optional.empty();
        return Optional.of(
                new HttpsConfig.Given(certificate.get().normalize(), key.get().normalize()));
    }

    /// They become words of a command line.
    private List<String> names(YamlObject https) {
        List<String> names = https.texts("names");
        for (String name : names)
            if (!OwnCertificate.isName(name))
                problems.add(
                        https.where("names"),
                        "'" + name + "' is neither a host name nor an IPv4 address",
                        "write it like tarmac.example.net");
        return names;
    }
}
