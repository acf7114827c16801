package dev.tarmac.tls;

import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// A certificate authority of this server's own, and the certificate that it gives the server.
/// Clients that trust the authority (`ca.crt`) stay content when the certificate is made anew. The
/// JDK's keytool makes both.
public final class OwnCertificate {
    /// What clients are to trust, in PEM.
    public static final String AUTHORITY_FILE = "ca.crt";

    private static final Logger LOG = LoggerFactory.getLogger(OwnCertificate.class);
    private static final String KEYS_FILE = "keys.p12";
    private static final String AUTHORITY = "ca";
    private static final String SERVER = "server";

    /// keytool wants one; what keeps the file is that its owner alone may read it.
    private static final String PASSWORD = "tarmac";

    private static final int AUTHORITY_DAYS = 7300;

    /// Some clients refuse certificates that are good for longer, whoever gave them.
    private static final int SERVER_DAYS = 800;

    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}([.][0-9]{1,3}){3}");
    private static final Pattern HOST =
            Pattern.compile(
                    "(?=.*[A-Za-z])[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?"
                            + "([.][A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*");

    private static final Duration RENEWED_BEFORE = Duration.ofDays(200);

    private final Path folder;
    private final Set<String> names;

    private OwnCertificate(Path folder, Collection<String> names) {
        this.folder = folder;
        this.names = new TreeSet<>();
        for (String name : names) this.names.add(name.toLowerCase(Locale.ROOT));
    }

    /// The identity that lies in that folder; made when there is none, and the certificate again
    /// when it ends soon or lacks a name.
    ///
    /// @param folder its owner's alone
    /// @param names host names and IPv4 addresses that clients reach this server by
    public static ServerIdentity in(Path folder, Collection<String> names, Instant now)
            throws Refused {
        OwnCertificate own = new OwnCertificate(folder, names);
        try {
            return own.identity(now);
        } catch (IOException | GeneralSecurityException e) {
            throw new Refused(
                    Problem.at(
                            folder.toString(),
                            "the server's own certificate cannot be had: " + e.getMessage(),
                            "see who may write there; remove the folder to have a new one made"),
                    e);
        }
    }

    /// Whether a certificate can be for it: an IPv4 address or a host name.
    public static boolean isName(String text) {
        return text.length() <= 253
                && (ADDRESS.matcher(text).matches() || HOST.matcher(text).matches());
    }

    private ServerIdentity identity(Instant now)
            throws IOException, GeneralSecurityException, Refused {
        Files.createDirectories(
                folder,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        Path keys = folder.resolve(KEYS_FILE);
        boolean isNew = !Files.exists(keys);
        if (isNew) makeAuthority();
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-------"));
        // What an authority of earlier keys left behind is none of these.
        if (isNew || !Files.exists(folder.resolve(AUTHORITY_FILE))) exportAuthority();
        Optional<ServerIdentity> there = read(keys);
        if (there.isPresent() && isGood(there.get(), now)) return there.get();
        if (there.isPresent()) keytool("-delete", "-alias", SERVER);
        makeServer();
        return read(keys).orElseThrow(() -> new IOException(keys + " lacks what was made"));
    }

    private static Optional<ServerIdentity> read(Path keys)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        Certificate[] chain = store.getCertificateChain(SERVER);
        if (chain == null) return Optional.empty();
        return Optional.of(
                new ServerIdentity(
                        Arrays.stream(chain).map(X509Certificate.class::cast).toList(),
                        (PrivateKey) store.getKey(SERVER, PASSWORD.toCharArray())));
    }

    private boolean isGood(ServerIdentity identity, Instant now)
            throws CertificateParsingException {
        if (identity.end().minus(RENEWED_BEFORE).isBefore(now)) return false;
        Set<String> has = new TreeSet<>();
        Collection<List<?>> alternatives = identity.chain().getFirst().getSubjectAlternativeNames();
        if (alternatives != null)
            for (List<?> each : alternatives) has.add(String.valueOf(each.get(1)));
        return has.containsAll(names);
    }

    private void makeAuthority() throws IOException, Refused {
        LOG.info("making a certificate authority of this server's own in {}", folder);
        keytool(
                pair(AUTHORITY, "CN=Tarmac server's own authority", AUTHORITY_DAYS),
                "-ext",
                "bc:critical=ca:true,pathlen:0",
                "-ext",
                "ku:critical=keyCertSign,cRLSign");
    }

    private void exportAuthority() throws IOException, Refused {
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                AUTHORITY,
                "-file",
                folder.resolve(AUTHORITY_FILE).toString());
    }

    private void makeServer() throws IOException, Refused {
        List<String> alternatives = new ArrayList<>();
        for (String name : names)
            alternatives.add((ADDRESS.matcher(name).matches() ? "ip:" : "dns:") + name);
        keytool(
                pair(SERVER, "CN=Tarmac", SERVER_DAYS),
                "-signer",
                AUTHORITY,
                "-ext",
                "san=" + String.join(",", alternatives),
                "-ext",
                "ku:critical=digitalSignature",
                "-ext",
                "eku=serverAuth");
    }

    private static String[] pair(String alias, String name, int days) {
        return new String[] {
            "-genkeypair",
            "-alias",
            alias,
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-dname",
            name,
            "-validity",
            String.valueOf(days)
        };
    }

    private void keytool(String[] first, String... more) throws IOException, Refused {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(more));
        keytool(all.toArray(String[]::new));
    }

    private void keytool(String... arguments) throws IOException, Refused {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(
                List.of(
                        "-keystore",
                        folder.resolve(KEYS_FILE).toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD));
        Path said = folder.resolve("keytool.log");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        process.getOutputStream().close();
        try {
            if (process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        String words = Files.readString(said).strip();
        throw new Refused(
                command.getFirst() + " " + arguments[0],
                words.isEmpty() ? "did not end well" : words,
                "see that the JDK that runs this server is whole");
    }
}
