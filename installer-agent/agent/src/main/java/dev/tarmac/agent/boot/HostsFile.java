package dev.tarmac.agent.boot;

/// /etc/hosts with the line that lets a host find its own name without a name server.
final class HostsFile {
    private static final String OWN_ADDRESS = "127.0.1.1";
    private static final String USUAL =
            "127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\n";

    private HostsFile() {}

    private static boolean isOwn(String line) {
        return line.startsWith(OWN_ADDRESS)
                && (line.length() == OWN_ADDRESS.length()
                        || Character.isWhitespace(line.charAt(OWN_ADDRESS.length())));
    }

    /// The image's file, its line for 127.0.1.1 replaced or added.
    static String with(String existing, String hostname) {
        StringBuilder text = new StringBuilder();
        for (String line : (existing.isBlank() ? USUAL : existing).lines().toList())
            if (!isOwn(line.strip())) text.append(line).append('\n');
        int dot = hostname.indexOf('.');
        String shortName = dot < 0 ? "" : " " + hostname.substring(0, dot);
        return text.append(OWN_ADDRESS)
                .append('\t')
                .append(hostname)
                .append(shortName)
                .append('\n')
                .toString();
    }
}
