package dev.tarmac.firstboot;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The archive that becomes the system. Its address may hold a password or a token, so only
/// [#address] shows all of it.
///
/// @param sha256 of the archive, 64 lower case hexadecimal digits
public record Image(URI address, Optional<String> sha256) {
    private static final Set<String> SCHEMES = Set.of("http", "https", "ftp", "file");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public Image {
        if (address.getScheme() == null
                || !SCHEMES.contains(address.getScheme().toLowerCase(Locale.ROOT))
                || address.getPath() == null
                || address.getPath().isEmpty())
            throw new IllegalArgumentException(
                    "the address of an image begins with http:, https:, ftp: or file:"
                            + " and names a file");
        sha256.ifPresent(Image::checksum);
    }

    public static Image of(String address, Optional<String> sha256) {
        try {
            return new Image(new URI(address), sha256);
        } catch (URISyntaxException e) {
            // Not with its text: the address may hold a password.
            throw new IllegalArgumentException("the address of the image cannot be read", e);
        }
    }

    /// A checksum in upper or lower case.
    public static String sha256(String digits) {
        return checksum(digits.toLowerCase(Locale.ROOT));
    }

    private static String checksum(String digits) {
        return Checks.matching("SHA-256", SHA256, digits);
    }

    /// The address for people, without what gives access.
    public String shown() {
        String authority = address.getRawAuthority() == null ? "" : address.getRawAuthority();
        int user = authority.lastIndexOf('@');
        return address.getScheme()
                + "://"
                + (user < 0 ? "" : "***@")
                + authority.substring(user + 1)
                + address.getRawPath()
                + (address.getRawQuery() == null ? "" : "?***");
    }

    @Override
    public String toString() {
        return "Image[" + shown() + sha256.map(it -> ", sha256=" + it).orElse("") + "]";
    }
}
