package dev.tarmac.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

class OwnCertificateTest {
    private static final List<String> NAMES = List.of("Tarmac.example", "192.168.76.1");

    @TempDir Path directory;

    @Test
    void isMadeOnceAndSignedByAnAuthorityOfItsOwn() throws Exception {
        Path folder = directory.resolve("tls");
        ServerIdentity first = OwnCertificate.in(folder, NAMES, Instant.now());
        X509Certificate server = first.chain().getFirst();
        X509Certificate authority = first.chain().getLast();
        server.verify(authority.getPublicKey());
        assertThat(authority.getBasicConstraints()).isZero();
        assertThat(server.getBasicConstraints()).isEqualTo(-1);
        assertThat(server.getSubjectAlternativeNames())
                .containsExactlyInAnyOrder(
                        List.of(2, "tarmac.example"), List.of(7, "192.168.76.1"));
        assertThat(OwnCertificate.in(folder, NAMES, Instant.now()).fingerprint())
                .isEqualTo(first.fingerprint());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(folder.resolve(OwnCertificate.AUTHORITY_FILE))
                .content()
                .startsWith("-----BEGIN CERTIFICATE-----");
    }

    /// Who trusts the authority notices nothing.
    @Test
    void isMadeAgainForAnotherNameAndBeforeItEnds() throws Exception {
        ServerIdentity first = OwnCertificate.in(directory, NAMES, Instant.now());
        ServerIdentity renamed =
                OwnCertificate.in(directory, List.of("another.example"), Instant.now());
        assertThat(renamed.fingerprint()).isNotEqualTo(first.fingerprint());
        Instant late = renamed.end().minus(Duration.ofDays(100));
        ServerIdentity renewed = OwnCertificate.in(directory, List.of("another.example"), late);
        assertThat(renewed.fingerprint()).isNotEqualTo(renamed.fingerprint());
        assertThat(renewed.chain().getLast()).isEqualTo(first.chain().getLast());
    }

    @Test
    void whatCannotBeReadIsNotReplaced() throws Exception {
        Files.writeString(directory.resolve("keys.p12"), "x");
        assertThatThrownBy(() -> OwnCertificate.in(directory, NAMES, Instant.now()))
                .isInstanceOf(Refused.class);
        assertThat(directory.resolve("keys.p12")).hasContent("x");
    }
}
