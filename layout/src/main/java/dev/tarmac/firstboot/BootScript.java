package dev.tarmac.firstboot;

import java.util.regex.Pattern;

/// A program that the new system runs at its first boot. One that succeeded is gone; one that fails
/// stops those behind it, and is tried again at the next boot.
///
/// @param name of its file; what it prints is in the journal
/// @param body with `#!` in front, and hidden
/// @param shown whether people may read it in a profile
public record BootScript(String name, Secret body, boolean shown) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    public BootScript {
        Checks.matching("name of a script", NAME, name);
        if (!body.text().startsWith("#!/"))
            throw new IllegalArgumentException(
                    "script " + name + " says in its first line what runs it, like #!/bin/sh");
    }
}
