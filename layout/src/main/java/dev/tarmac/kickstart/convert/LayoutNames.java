package dev.tarmac.kickstart.convert;

import java.util.HashSet;
import java.util.Set;

/// Gives partitions and volumes that a kickstart only mounts names that a layout can hold.
final class LayoutNames {
    /// Of a GPT entry.
    private static final int LONGEST = 36;

    private final Set<String> taken = new HashSet<>();

    /// Keeps a name for what is called so by its author.
    void keep(String name) {
        taken.add(name);
    }

    /// Gives a name back.
    void free(String name) {
        taken.remove(name);
    }

    /// `root`, `boot`, `efi`, `home`, `var-log`; `swap` for swap.
    ///
    /// @param mount a path, or another word that a kickstart has in its place
    static String ofMount(String mount) {
        return switch (mount) {
            case "/" -> "root";
            case "/boot/efi" -> "efi";
            default -> mount.startsWith("/") ? mount.substring(1).replace('/', '-') : mount;
        };
    }

    /// The name itself, or with a number where it is taken.
    String unique(String wanted) {
        String name = legal(wanted);
        for (int number = 2; !taken.add(name); number++)
            name = cut(legal(wanted), LONGEST - 1 - digits(number)) + "-" + number;
        return name;
    }

    private static String legal(String wanted) {
        String clean = wanted.replaceAll("[^0-9a-zA-Z._-]", "").replaceFirst("^[._-]+", "");
        return clean.isEmpty() ? "part" : cut(clean, LONGEST);
    }

    private static String cut(String name, int most) {
        return name.length() > most ? name.substring(0, most) : name;
    }

    private static int digits(int number) {
        return Integer.toString(number).length();
    }
}
