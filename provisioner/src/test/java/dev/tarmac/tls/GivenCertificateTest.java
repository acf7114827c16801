package dev.tarmac.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

class GivenCertificateTest {
    @TempDir static Path directory;
    private static ServerIdentity made;
    private static Path certificate;
    private static Path key;

    @BeforeAll
    static void pem() throws Exception {
        made = identity("one");
        certificate = directory.resolve("server.crt");
        StringBuilder chain = new StringBuilder();
        for (X509Certificate each : made.chain()) chain.append(pem(each));
        Files.writeString(certificate, chain);
        key = write("server.key", pem("PRIVATE KEY", made.key().getEncoded()));
    }

    private static ServerIdentity identity(String folder) throws Exception {
        return OwnCertificate.in(directory.resolve(folder), List.of("localhost"), Instant.now());
    }

    private static String pem(X509Certificate certificate) throws CertificateEncodingException {
        return pem("CERTIFICATE", certificate.getEncoded());
    }

    private static String pem(String kind, byte[] bytes) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
    }

    private static Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    @Test
    void chainAndKeyAreRead() throws Exception {
        assertThat(GivenCertificate.read(certificate, key)).isEqualTo(made);
    }

    @Test
    void anothersKeyIsRefused() throws Exception {
        Path another = write("another.key", pem("PRIVATE KEY", identity("two").key().getEncoded()));
        assertThatThrownBy(() -> GivenCertificate.read(certificate, another))
                .hasMessageContaining("is not the key of the certificate in " + certificate);
    }

    @Test
    void oldKindsOfKeysAreNamedWithTheWayOut() throws Exception {
        Path old = write("old.key", pem("EC PRIVATE KEY", new byte[] {1}));
        assertThatThrownBy(() -> GivenCertificate.read(certificate, old))
                .hasMessageContaining("openssl pkcs8 -topk8 -nocrypt");
    }

    @Test
    void filesThatAreSomethingElseAreRefusedByName() throws Exception {
        Path none = write("none.crt", "hello");
        assertThatThrownBy(() -> GivenCertificate.read(none, key)).hasMessageContaining("none.crt");
        assertThatThrownBy(() -> GivenCertificate.read(directory.resolve("absent"), key))
                .hasMessageContaining("cannot be read");
        Path damaged = write("damaged.key", pem("PRIVATE KEY", new byte[] {1, 2}));
        assertThatThrownBy(() -> GivenCertificate.read(certificate, damaged))
                .hasMessageContaining("is no key for a certificate of EC");
    }
}
