package dev.tarmac.access;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;

/// Argon2id of a secret, in the text form that every Argon2 library reads. Slow on purpose, and 19
/// MiB of memory each: who steals the database tries few passwords a second. Never printed.
public record SlowHash(String text) {
    private static final int MEMORY_KIB = 19 << 10;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /// Of a secret that nobody has: a name that is unknown costs as much as one that is known.
    static final SlowHash NOBODYS = of(Secret.random256());

    public SlowHash {
        if (!text.startsWith("$argon2id$"))
            throw new IllegalArgumentException("no hash of Argon2id");
    }

    public static SlowHash of(Secret secret) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return new SlowHash(
                Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, BYTES, Argon2.ID)
                        .hash(bytes(secret), salt)
                        .getResult());
    }

    public boolean matches(Secret secret) {
        return Argon2Function.getInstanceFromHash(text)
                .check(bytes(secret), text.getBytes(StandardCharsets.UTF_8));
    }

    /// The same letter typed in two ways is the same letter.
    private static byte[] bytes(Secret secret) {
        return Normalizer.normalize(secret.text(), Normalizer.Form.NFKC)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "***";
    }
}
