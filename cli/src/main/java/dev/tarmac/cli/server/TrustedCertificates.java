package dev.tarmac.cli.server;

import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// The certificates of a file, and no others.
final class TrustedCertificates {
    private TrustedCertificates() {}

    static SSLContext in(Path file) throws Refused {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int number = 0;
            for (Certificate each : certificates(file))
                store.setCertificateEntry("trusted-" + number++, each);
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot speak TLS", e);
        }
    }

    private static Collection<? extends Certificate> certificates(Path file) throws Refused {
        Collection<? extends Certificate> found;
        try (InputStream in = Files.newInputStream(file)) {
            found = CertificateFactory.getInstance("X.509").generateCertificates(in);
        } catch (IOException | CertificateException e) {
            throw new Refused(
                    Problem.at(
                            file.toString(),
                            "no certificate can be read from it (" + e.getMessage() + ")",
                            "give a PEM file to --ca or TARMAC_CA"),
                    e);
        }
        if (found.isEmpty())
            throw new Refused(
                    file.toString(), "has no certificate in it", "give a PEM file to --ca");
        return found;
    }
}
