package dev.tarmac.app;

import dev.tarmac.problem.Refused;
import dev.tarmac.tls.GivenCertificate;
import dev.tarmac.tls.OwnCertificate;
import dev.tarmac.tls.ServerIdentity;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The certificate of this server as its configuration wants it.
///
/// @param advice how clients come to trust it
record Tls(ServerIdentity identity, String advice, boolean endsSoon) {
    private static final Logger LOG = LoggerFactory.getLogger(Tls.class);
    private static final Duration SOON = Duration.ofDays(21);

    static Tls of(HttpsConfig https, ServerConfig config, Instant now) throws Refused {
        if (https.given().isPresent()) {
            HttpsConfig.Given given = https.given().get();
            return of(
                    GivenCertificate.read(given.certificate(), given.key()),
                    "it was read from " + given.certificate(),
                    now);
        }
        Path folder = config.data().resolve("tls");
        return of(
                OwnCertificate.in(folder, names(https, config), now),
                "clients trust it with --ca " + folder.resolve(OwnCertificate.AUTHORITY_FILE),
                now);
    }

    private static Tls of(ServerIdentity identity, String advice, Instant now) {
        return new Tls(identity, advice, identity.end().minus(SOON).isBefore(now));
    }

    private static List<String> names(HttpsConfig https, ServerConfig config) {
        List<String> names = new ArrayList<>(List.of("localhost", "127.0.0.1", config.address()));
        https.listen().filter(address -> !address.equals("0.0.0.0")).ifPresent(names::add);
        hostName(names);
        names.addAll(https.names());
        return names;
    }

    /// What the system calls itself, where that is a name that a certificate can have.
    private static void hostName(List<String> names) {
        try {
            String name = InetAddress.getLocalHost().getHostName();
            if (OwnCertificate.isName(name)) names.add(name);
        } catch (UnknownHostException nameless) {
            LOG.debug("this computer has no name", nameless);
        }
    }

    void tell() {
        LOG.info("TLS: certificate with SHA-256 {}; {}", identity.fingerprint(), advice);
        if (endsSoon)
            LOG.warn(
                    "TLS: the certificate is good until {} only; put a new one there and start the"
                            + " server again",
                    identity.end());
    }
}
