package dev.tarmac.agent.driver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which module files to load, in which order, for a device's modalias or a module's name. Made of
/// the texts that depmod writes; touches nothing.
///
/// Patterns are kept under their literal front, so a device is compared with the few that could
/// match it and not with all.
public final class ModuleIndex {
    private final Map<String, List<Alias>> aliasesByPrefix = new HashMap<>();
    private final Map<String, String> files = new HashMap<>();
    private final Map<String, List<String>> needs = new HashMap<>();
    private final Map<String, List<String>> before = new HashMap<>();
    private final Set<String> builtin = new HashSet<>();

    private record Alias(String pattern, String module) {}

    /// @param aliases modules.alias, `dependencies` modules.dep, `soft` modules.softdep, `builtin`
    ///   modules.builtin
    public ModuleIndex(String aliases, String dependencies, String soft, String builtin) {
        for (String line : lines(aliases)) addAlias(line);
        for (String line : lines(dependencies)) addDependencies(line);
        for (String line : lines(soft)) addSoftDependencies(line);
        for (String line : lines(builtin)) this.builtin.add(name(line));
    }

    /// Files for everything that drives the device, dependencies first; empty when nothing does.
    public List<String> filesForDevice(String modalias) {
        Set<String> ordered = new LinkedHashSet<>();
        for (String module : modulesMatching(modalias)) collect(module, ordered, new HashSet<>());
        return List.copyOf(ordered);
    }

    /// Files for a module called by its name or by an exact alias (`fs-ext4`, `crc32c`).
    public List<String> filesForName(String name) {
        Set<String> ordered = new LinkedHashSet<>();
        collectNamed(name, ordered, new HashSet<>());
        return List.copyOf(ordered);
    }

    /// Neither a file nor part of the kernel: nothing can be loaded by that name.
    public boolean knows(String name) {
        String module = normal(name);
        return files.containsKey(module)
                || builtin.contains(module)
                || !modulesMatching(name).isEmpty();
    }

    private void collectNamed(String name, Set<String> ordered, Set<String> busy) {
        if (files.containsKey(normal(name))) collect(normal(name), ordered, busy);
        else for (String module : modulesMatching(name)) collect(module, ordered, busy);
    }

    /// `busy` holds what is being collected: a circle of soft dependencies ends there.
    private void collect(String module, Set<String> ordered, Set<String> busy) {
        if (!busy.add(module)) return;
        for (String first : before.getOrDefault(module, List.of()))
            collectNamed(first, ordered, busy);
        for (String needed : needs.getOrDefault(module, List.of())) collect(needed, ordered, busy);
        String file = files.get(module);
        if (file != null) ordered.add(file);
    }

    private List<String> modulesMatching(String modalias) {
        List<String> modules = new ArrayList<>();
        for (int length = 0; length <= modalias.length(); length++) {
            List<Alias> candidates = aliasesByPrefix.get(modalias.substring(0, length));
            if (candidates == null) continue;
            for (Alias alias : candidates)
                if (Wildcard.matches(alias.pattern, modalias) && !modules.contains(alias.module))
                    modules.add(alias.module);
        }
        return modules;
    }

    /// `alias pci:v00001AF4d*sv*sd*bc*sc*i* virtio_pci`
    private void addAlias(String line) {
        int last = line.lastIndexOf(' ');
        if (!line.startsWith("alias ") || last < 7) return;
        String pattern = line.substring(6, last).strip();
        aliasesByPrefix
                .computeIfAbsent(
                        pattern.substring(0, Wildcard.literalPrefix(pattern)),
                        prefix -> new ArrayList<>(1))
                .add(new Alias(pattern, normal(line.substring(last + 1))));
    }

    /// `kernel/net/a.ko: kernel/net/b.ko kernel/net/c.ko`: what stands first is loaded last, so the
    /// list is read from its end.
    private void addDependencies(String line) {
        int colon = line.indexOf(':');
        if (colon < 0) return;
        String file = line.substring(0, colon);
        files.put(name(file), file);
        List<String> needed = words(line.substring(colon + 1));
        List<String> modules = new ArrayList<>(needed.size());
        for (int i = needed.size() - 1; i >= 0; i--) modules.add(name(needed.get(i)));
        needs.put(name(file), modules);
    }

    /// `softdep ext4 pre: crc32c post: x`: only what comes before is our business.
    private void addSoftDependencies(String line) {
        List<String> words = words(line);
        if (words.size() < 3 || !words.getFirst().equals("softdep")) return;
        List<String> first = before.computeIfAbsent(normal(words.get(1)), m -> new ArrayList<>());
        boolean pre = false;
        for (String word : words.subList(2, words.size())) {
            if (word.endsWith(":")) pre = word.equals("pre:");
            else if (pre) first.add(word);
        }
    }

    /// `kernel/net/virtio-net.ko.xz` is the module `virtio_net`.
    static String name(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        int end = name.indexOf(".ko");
        return normal(end < 0 ? name : name.substring(0, end));
    }

    private static String normal(String name) {
        return name.replace('-', '_');
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            if (end < 0) end = text.length();
            if (end > start && text.charAt(start) != '#') lines.add(text.substring(start, end));
            start = end + 1;
        }
        return lines;
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= line.length(); i++) {
            boolean blank = i == line.length() || line.charAt(i) == ' ' || line.charAt(i) == '\t';
            if (blank && start >= 0) words.add(line.substring(start, i));
            if (blank) start = -1;
            else if (start < 0) start = i;
        }
        return words;
    }
}
