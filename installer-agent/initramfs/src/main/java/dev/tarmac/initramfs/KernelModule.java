package dev.tarmac.initramfs;

import java.util.ArrayList;
import java.util.List;

/// What a kernel module says about itself. `path` is relative to `/lib/modules/VERSION`; `softdeps`
/// are sentences like `pre: a b post: c`, naming modules or aliases to load before and after it
/// where they exist.
record KernelModule(
        String path,
        List<String> depends,
        List<String> aliases,
        List<String> firmware,
        List<String> softdeps) {

    KernelModule {
        depends = List.copyOf(depends);
        aliases = List.copyOf(aliases);
        firmware = List.copyOf(firmware);
        softdeps = List.copyOf(softdeps);
    }

    /// From the `name=value` words of the module's `.modinfo` section; other names are skipped.
    static KernelModule of(String path, List<String> words) {
        List<String> depends = new ArrayList<>();
        for (String names : values(words, "depends="))
            for (String name : names.split(",", -1))
                if (!name.isEmpty()) depends.add(canonical(name));
        return new KernelModule(
                path,
                depends,
                values(words, "alias="),
                values(words, "firmware="),
                values(words, "softdep="));
    }

    private static List<String> values(List<String> words, String prefix) {
        return words.stream()
                .filter(word -> word.startsWith(prefix))
                .map(word -> word.substring(prefix.length()))
                .toList();
    }

    /// As `/sys/module` spells it: file names may have `-`, names have `_`.
    static String canonical(String name) {
        return name.replace('-', '_');
    }

    static String nameOf(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        return canonical(file.substring(0, file.indexOf('.')));
    }

    String name() {
        return nameOf(path);
    }

    /// Names in the softdep sentences, as they stand there.
    List<String> softNames() {
        List<String> names = new ArrayList<>();
        for (String sentence : softdeps)
            for (String word : sentence.strip().split("\\s+", -1))
                if (!word.isEmpty() && !word.endsWith(":")) names.add(word);
        return names;
    }
}
