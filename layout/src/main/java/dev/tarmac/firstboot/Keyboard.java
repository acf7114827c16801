package dev.tarmac.firstboot;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the keys mean. Of console and desktop the one that is not said follows the other.
///
/// @param options of the desktop's layouts: `grp:alt_shift_toggle`
public record Keyboard(Optional<String> consoleKeymap, List<Layout> layouts, List<String> options) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.+-]+");
    private static final Pattern OPTION = Pattern.compile("[A-Za-z0-9_.:+-]+");

    /// A layout of the desktop.
    public record Layout(String name, Optional<String> variant) {
        private static final Pattern WRITTEN = Pattern.compile("([^ (]+) ?\\(([^()]+)\\)");

        public Layout {
            Checks.matching("keyboard layout", NAME, name);
            variant.ifPresent(it -> Checks.matching("variant of a keyboard layout", NAME, it));
        }

        /// `cz (qwerty)`, or `cz` alone.
        public static Layout parse(String text) {
            var written = WRITTEN.matcher(text);
            return written.matches()
                    ? new Layout(written.group(1), Optional.of(written.group(2)))
                    : new Layout(text, Optional.empty());
        }

        @Override
        public String toString() {
            return name + variant.map(it -> " (" + it + ")").orElse("");
        }
    }

    public Keyboard {
        layouts = List.copyOf(layouts);
        options = List.copyOf(options);
        consoleKeymap.ifPresent(Keyboard::keymap);
        options.forEach(Keyboard::option);
        if (consoleKeymap.isEmpty() && layouts.isEmpty())
            throw new IllegalArgumentException("a keyboard has a keymap or a layout");
    }

    /// The rule for keymaps of the console.
    public static String keymap(String name) {
        return Checks.matching("keymap of the console", NAME, name);
    }

    /// The rule for options.
    public static String option(String name) {
        return Checks.matching("keyboard option", OPTION, name);
    }
}
