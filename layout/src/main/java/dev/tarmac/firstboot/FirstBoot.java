package dev.tarmac.firstboot;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a machine needs besides its disks. What is empty stays as the image has it.
///
/// @param language a locale: `en_US.UTF-8`
/// @param firewall empty: as the image has it
/// @param scripts in the order in which they run within a stage
/// @param afterwards empty: whoever installs decides
public record FirstBoot(
        Accounts accounts,
        Optional<String> language,
        Optional<Keyboard> keyboard,
        Optional<TimeZone> timeZone,
        Optional<TimeSources> timeSources,
        Network network,
        Services services,
        Optional<Firewall> firewall,
        Optional<SeLinux> seLinux,
        BootLoader bootLoader,
        Optional<Image> image,
        List<Script> scripts,
        Optional<Afterwards> afterwards) {
    private static final Pattern LOCALE = Pattern.compile("[A-Za-z0-9_.@-]+");

    /// Everything as the image has it.
    public static final FirstBoot NOTHING =
            new FirstBoot(
                    Accounts.NONE,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Network.NONE,
                    Services.NONE,
                    Optional.empty(),
                    Optional.empty(),
                    BootLoader.USUAL,
                    Optional.empty(),
                    List.of(),
                    Optional.empty());

    public FirstBoot {
        scripts = List.copyOf(scripts);
        language.ifPresent(FirstBoot::locale);
    }

    /// The rule for names of locales.
    public static String locale(String name) {
        return Checks.matching("locale", LOCALE, name);
    }
}
