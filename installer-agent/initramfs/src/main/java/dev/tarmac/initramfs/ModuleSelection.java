package dev.tarmac.initramfs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Chosen modules, sorted by path, and the index files that module loaders read, cut down to them.
record ModuleSelection(List<KernelModule> modules) {
    ModuleSelection {
        modules = List.copyOf(modules);
    }

    /// `path: path path`: what must be loaded before, the last one first.
    String modulesDep() {
        Map<String, KernelModule> byName =
                modules.stream().collect(Collectors.toMap(KernelModule::name, Function.identity()));
        StringBuilder text = new StringBuilder();
        for (KernelModule module : modules) {
            Set<String> before = new LinkedHashSet<>();
            Set<String> seen = new HashSet<>(Set.of(module.name()));
            for (String name : module.depends()) collect(byName, name, seen, before);
            List<String> lastFirst = new ArrayList<>(before);
            Collections.reverse(lastFirst);
            text.append(module.path()).append(':');
            for (String path : lastFirst) text.append(' ').append(path);
            text.append('\n');
        }
        return text.toString();
    }

    /// Depth first: what a module depends on stands before it. A circle is walked once.
    private static void collect(
            Map<String, KernelModule> byName, String name, Set<String> seen, Set<String> before) {
        KernelModule module = byName.get(name);
        if (module == null || !seen.add(name)) return;
        for (String deeper : module.depends()) collect(byName, deeper, seen, before);
        before.add(module.path());
    }

    String modulesAlias() {
        return lines("alias %s %s\n", KernelModule::aliases, false);
    }

    String modulesSoftdep() {
        return lines("softdep %s %s\n", KernelModule::softdeps, true);
    }

    private String lines(
            String format, Function<KernelModule, List<String>> values, boolean nameFirst) {
        StringBuilder text = new StringBuilder();
        for (KernelModule module : modules)
            for (String value : values.apply(module))
                text.append(
                        nameFirst
                                ? format.formatted(module.name(), value)
                                : format.formatted(value, module.name()));
        return text.toString();
    }
}
