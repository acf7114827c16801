package dev.tarmac.initramfs;

import dev.tarmac.problem.Refused;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Where Debian packages come from: the mirrors of the machine's own apt configuration, for one
/// Debian release and with its firmware component. Pure text in, text out.
record AptSources(List<Source> sources) {
    /// Fields for `apt-get indextargets --format`, one line per index file.
    static final String FORMAT = "$(REPO_URI)\t$(RELEASE)\t$(COMPONENT)\t$(ORIGIN)";

    private static final Set<String> RELEASES =
            Set.of("bookworm", "trixie", "forky", "sid", "oldstable", "stable", "testing");
    private static final Set<String> SUFFIXES = Set.of("", "-updates", "-security");

    /// One mirror and what it serves: `bookworm`, `bookworm-updates` or `bookworm-security`.
    record Source(String uri, String suite) {}

    AptSources {
        sources = List.copyOf(sources);
    }

    /// Other vendors' repositories are left out: by their origin, or, where the machine never
    /// fetched an index that tells it, by what they call their releases.
    static AptSources of(String indexTargets, String release) throws Refused {
        Set<Source> sources = new LinkedHashSet<>();
        for (String line : indexTargets.lines().toList()) {
            String[] fields = line.split("\t", -1);
            if (fields.length == 4 && isDebian(fields))
                sources.add(new Source(fields[0], release + suffix(fields[1])));
        }
        if (sources.stream().noneMatch(source -> source.suite().equals(release)))
            throw new Refused(
                    "/etc/apt",
                    "names no Debian mirror (a source with component main)",
                    "add a Debian source to /etc/apt/sources.list, then run apt-get update");
        return new AptSources(List.copyOf(sources));
    }

    private static boolean isDebian(String[] fields) {
        boolean originFits =
                fields[3].equals("Debian") || fields[3].isEmpty() || fields[3].startsWith("$(");
        String base = fields[1].substring(0, fields[1].length() - suffix(fields[1]).length());
        return originFits && fields[2].equals("main") && RELEASES.contains(base);
    }

    private static String suffix(String suite) {
        int dash = suite.indexOf('-');
        String suffix = dash < 0 ? "" : suite.substring(dash);
        return SUFFIXES.contains(suffix) ? suffix : "";
    }

    /// As a sources.list.
    String text(String keyring) {
        StringBuilder text = new StringBuilder();
        for (Source source : sources)
            text.append(
                    "deb [signed-by=%s] %s %s main non-free-firmware\n"
                            .formatted(keyring, source.uri(), source.suite()));
        return text.toString();
    }
}
