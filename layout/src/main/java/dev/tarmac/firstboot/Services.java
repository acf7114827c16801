package dev.tarmac.firstboot;

import java.util.List;
import java.util.regex.Pattern;

/// The units of systemd that start at boot, and those that do not. No unit is in both lists.
public record Services(List<String> enabled, List<String> disabled) {
    public static final Services NONE = new Services(List.of(), List.of());

    private static final Pattern UNIT =
            Pattern.compile(
                    "[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|target|timer|path|mount|automount|swap|slice)");
    private static final int LONGEST = 255;

    public Services {
        enabled = List.copyOf(enabled);
        disabled = List.copyOf(disabled);
        enabled.forEach(Services::check);
        disabled.forEach(Services::check);
        for (String unit : disabled)
            if (enabled.contains(unit))
                throw new IllegalArgumentException(unit + " is enabled and disabled");
    }

    /// The name of a unit in full: `sshd` is `sshd.service`.
    public static String unit(String name) {
        return check(UNIT.matcher(name).matches() ? name : name + ".service");
    }

    private static String check(String unit) {
        if (unit.length() > LONGEST)
            throw new IllegalArgumentException("the name of a unit has 255 characters at most");
        return Checks.matching("unit of systemd", UNIT, unit);
    }
}
