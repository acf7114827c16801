package dev.tarmac.firstboot;

import java.util.regex.Pattern;

/// A setting of a bond or a bridge: `mode=active-backup`.
public record DeviceOption(String key, String value) {
    private static final Pattern KEY = Pattern.compile("[a-z_-]+");
    private static final Pattern WRITTEN = Pattern.compile("[^=]+=[^=]+");

    public DeviceOption {
        Checks.matching("setting of a network device", KEY, key);
        Checks.line("value of " + key, value);
    }

    /// `mode=active-backup`.
    public static DeviceOption parse(String text) {
        Checks.matching("KEY=VALUE", WRITTEN, text);
        int equals = text.indexOf('=');
        return new DeviceOption(text.substring(0, equals), text.substring(equals + 1));
    }

    @Override
    public String toString() {
        return key + "=" + value;
    }
}
