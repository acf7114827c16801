package dev.tarmac.tls;

import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a certificate and its key from PEM files (RFC 7468), as certificate authorities give them.
public final class GivenCertificate {
    private static final long MOST_BYTES = 1 << 20;
    private static final Pattern KEY =
            Pattern.compile(
                    "-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private GivenCertificate() {}

    /// The identity of these files; refused when they cannot be read or do not belong together.
    ///
    /// @param certificate the server's own certificate first, then those between it and the root
    /// @param key in PKCS #8, not encrypted
    public static ServerIdentity read(Path certificate, Path key) throws Refused {
        List<X509Certificate> chain = chain(certificate);
        PrivateKey secret = key(key, chain.getFirst().getPublicKey());
        if (!belong(chain.getFirst().getPublicKey(), secret))
            throw new Refused(
                    key.toString(),
                    "is not the key of the certificate in " + certificate,
                    "give the two that were made together; the server's own certificate stands first");
        return new ServerIdentity(chain, secret);
    }

    private static List<X509Certificate> chain(Path file) throws Refused {
        byte[] bytes = bytes(file);
        List<X509Certificate> chain = new ArrayList<>();
        try (InputStream in = new ByteArrayInputStream(bytes)) {
            for (Certificate each :
                    CertificateFactory.getInstance("X.509").generateCertificates(in))
                chain.add((X509Certificate) each);
        } catch (CertificateException | IOException e) {
            throw new Refused(
                    Problem.at(
                            file.toString(),
                            "is no certificate in PEM: " + e.getMessage(),
                            "give the file with -----BEGIN CERTIFICATE-----"),
                    e);
        }
        if (chain.isEmpty())
            throw new Refused(
                    file.toString(),
                    "has no certificate in it",
                    "give the file with -----BEGIN CERTIFICATE-----");
        return chain;
    }

    private static PrivateKey key(Path file, PublicKey counterpart) throws Refused {
        String text = new String(bytes(file), StandardCharsets.ISO_8859_1);
        Matcher block = KEY.matcher(text);
        if (!block.find())
            throw new Refused(
                    file.toString(),
                    "has no key in PKCS #8 (-----BEGIN PRIVATE KEY-----) in it",
                    "convert it: openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW");
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(block.group(1));
            return KeyFactory.getInstance(counterpart.getAlgorithm())
                    .generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (InvalidKeySpecException | IllegalArgumentException e) {
            throw new Refused(
                    Problem.at(
                            file.toString(),
                            "is no key for a certificate of " + counterpart.getAlgorithm(),
                            "give the key that was made with the certificate"),
                    e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + counterpart.getAlgorithm(), e);
        }
    }

    private static boolean belong(PublicKey open, PrivateKey secret) {
        String algorithm =
                switch (open.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> open.getAlgorithm();
                };
        try {
            byte[] said = {1, 2, 3};
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(secret);
            signature.update(said);
            byte[] signed = signature.sign();
            signature.initVerify(open);
            signature.update(said);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static byte[] bytes(Path file) throws Refused {
        try {
            if (Files.size(file) > MOST_BYTES)
                throw new Refused(file.toString(), "is longer than 1 MiB", "give a PEM file");
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Refused(
                    Problem.at(
                            file.toString(),
                            "cannot be read (" + e + ")",
                            "see `https: {certificate: ..., key: ...}` and who may read the files"),
                    e);
        }
    }
}
