package dev.tarmac.initramfs;

import dev.tarmac.problem.Refused;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The exact packages of a build, sorted. Kept in the cache as lines of `file sha256`, so that the
/// next build needs no network and uses the same ones.
record PackageSet(List<DebianPackage> packages) {
    private static final int MOST = 2000;

    PackageSet {
        packages = packages.stream().sorted().toList();
    }

    static PackageSet ofUris(String printed) throws Refused {
        List<DebianPackage> packages = new ArrayList<>();
        for (String line : printed.lines().filter(text -> text.startsWith("'")).toList())
            packages.add(DebianPackage.ofUriLine(line));
        if (packages.isEmpty() || packages.size() > MOST)
            throw new Refused(
                    "apt-get --print-uris",
                    "named " + packages.size() + " packages",
                    "check the sources in /etc/apt, then try again");
        return new PackageSet(packages);
    }

    static PackageSet parse(String name, String text) throws Refused {
        List<DebianPackage> packages = new ArrayList<>();
        try {
            for (String line : text.lines().limit(MOST).toList()) {
                String[] words = line.split(" ", -1);
                if (words.length != 2)
                    throw new IllegalArgumentException("not `file sha256`: " + line);
                packages.add(new DebianPackage(words[0], words[1]));
            }
        } catch (IllegalArgumentException e) {
            throw new Refused(name, e.getMessage(), "delete the file; it is made again");
        }
        return new PackageSet(packages);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (DebianPackage one : packages)
            text.append(one.file()).append(' ').append(one.sha256()).append('\n');
        return text.toString();
    }

    Map<String, String> versions() {
        Map<String, String> versions = new TreeMap<>();
        for (DebianPackage one : packages) versions.put(one.name(), one.version());
        return versions;
    }
}
