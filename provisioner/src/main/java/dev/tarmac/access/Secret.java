package dev.tarmac.access;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A text that must not be seen: a ticket, a token, a key. Never printed; stored as [#digest] where
/// it only has to be recognised.
public record Secret(String text) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String HMAC = "HmacSHA256";

    public Secret {
        if (text.isBlank() || text.length() > 256)
            throw new IllegalArgumentException("a secret has 1 to 256 characters");
    }

    /// 192 random bits, in letters that fit into a URL and a file.
    public static Secret random() {
        return random(24);
    }

    /// 256 of them, for what lives longer than a boot.
    public static Secret random256() {
        return random(32);
    }

    private static Secret random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// The secret that belongs to a purpose: the same one each time, and no way back to this one.
    public Secret derive(String purpose) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), HMAC));
            byte[] bytes = mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
            return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new AssertionError("every JDK has " + HMAC, e);
        }
    }

    /// SHA-256 in hexadecimal.
    public String digest() {
        return sha256(text);
    }

    /// The same of a text that everybody may see.
    public static String sha256(String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    /// Compares without telling by its duration how much was right.
    public boolean matches(String offered) {
        return MessageDigest.isEqual(
                text.getBytes(StandardCharsets.UTF_8), offered.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "***";
    }
}
