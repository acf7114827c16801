package dev.tarmac.initramfs;

import dev.tarmac.problem.Problems;
import dev.tarmac.problem.Refused;
import dev.tarmac.problem.Where;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// All modules of one kernel, and what is built into it. Chooses, by value, the ones a list of
/// drivers needs.
final class ModuleCatalog {
    private final String version;
    private final Map<String, KernelModule> byName = new HashMap<>();
    private final Map<String, Set<KernelModule>> byAlias = new HashMap<>();
    private final Set<String> builtin = new HashSet<>();

    ModuleCatalog(String version, Collection<KernelModule> modules, String modulesBuiltin) {
        this.version = version;
        for (KernelModule module : modules) {
            byName.put(module.name(), module);
            for (String alias : module.aliases())
                byAlias.computeIfAbsent(alias, none -> new HashSet<>()).add(module);
        }
        modulesBuiltin
                .lines()
                .filter(line -> line.endsWith(".ko"))
                .map(KernelModule::nameOf)
                .forEach(builtin::add);
    }

    /// The drivers and all they depend on. A driver that is built into the kernel is satisfied; one
    /// that does not exist is refused. A soft dependency may be missing, and an alias stands for
    /// every module that has it.
    ModuleSelection select(List<String> drivers) throws Refused {
        Problems problems = new Problems();
        Map<String, KernelModule> chosen = new TreeMap<>();
        Deque<KernelModule> open = new ArrayDeque<>();
        for (String driver : drivers) demand(driver, "the driver list", open, problems);
        while (!open.isEmpty()) {
            KernelModule module = open.pop();
            if (chosen.putIfAbsent(module.path(), module) != null) continue;
            for (String name : module.depends()) demand(name, module.path(), open, problems);
            for (String name : module.softNames()) open.addAll(soft(name));
        }
        problems.throwIfAny();
        return new ModuleSelection(List.copyOf(chosen.values()));
    }

    private void demand(String name, String by, Deque<KernelModule> open, Problems problems) {
        KernelModule module = byName.get(KernelModule.canonical(name));
        if (module != null) open.push(module);
        else if (!builtin.contains(KernelModule.canonical(name)))
            problems.add(
                    Where.of(by),
                    "names the module " + name + ", which kernel " + version + " does not have",
                    "correct the name in DriverList, or take it off the list");
    }

    private Set<KernelModule> soft(String name) {
        KernelModule module = byName.get(KernelModule.canonical(name));
        return module != null ? Set.of(module) : byAlias.getOrDefault(name, Set.of());
    }
}
