package dev.tarmac.kickstart.convert;

import dev.tarmac.kickstart.Hidden;

import java.util.ArrayList;
import java.util.List;

/// Names for passphrases, which themselves stay where they are. The same passphrase has the same
/// name.
final class Secrets {
    private static final String FIRST = "disk";

    private final List<Hidden> passphrases = new ArrayList<>();

    /// `disk`, `disk-2`, ...
    String name(Hidden passphrase) {
        int index = passphrases.indexOf(passphrase);
        if (index < 0) {
            index = passphrases.size();
            passphrases.add(passphrase);
        }
        return index == 0 ? FIRST : FIRST + "-" + (index + 1);
    }
}
