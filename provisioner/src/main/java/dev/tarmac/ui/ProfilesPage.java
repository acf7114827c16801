package dev.tarmac.ui;

import dev.tarmac.install.Roster.Line;
import dev.tarmac.profile.Profile;

import java.util.ArrayList;
import java.util.List;

/// The profiles, with how many machines have each.
public record ProfilesPage(List<Row> rows) {
    /// One profile.
    ///
    /// @param board the address of the board with its machines
    /// @param layout as its author wrote it
    /// @param settings what it says besides, each in a few words
    public record Row(
            String name,
            String image,
            long machines,
            String board,
            String hostname,
            List<String> settings,
            String layout) {
        public Row {
            settings = List.copyOf(settings);
        }
    }

    public ProfilesPage {
        rows = List.copyOf(rows);
    }

    public static ProfilesPage of(List<Profile> profiles, List<Line> machines) {
        return new ProfilesPage(profiles.stream().map(profile -> row(profile, machines)).toList());
    }

    private static Row row(Profile profile, List<Line> machines) {
        String name = profile.name().text();
        return new Row(
                name,
                profile.image().text(),
                machines.stream()
                        .filter(line -> line.profile().filter(name::equals).isPresent())
                        .count(),
                new BoardFilter(name, "", "", 1).address(),
                profile.hostname().toString(),
                settings(profile),
                profile.layout());
    }

    private static List<String> settings(Profile profile) {
        List<String> settings = new ArrayList<>();
        if (profile.wipe()) settings.add("wipes whatever is on the disks");
        if (profile.secureBootRequired()) settings.add("demands Secure Boot");
        if (profile.acceptUnproven()) settings.add("accepts images that cannot prove");
        settings.add("boots " + profile.bootOrder().word());
        settings.add("proves itself within " + profile.proveWithin().toSeconds() + " s");
        settings.add(
                profile.sshKeys().size() == 1
                        ? "1 ssh key"
                        : profile.sshKeys().size() + " ssh keys");
        if (!profile.kernelArguments().isEmpty())
            settings.add("kernel: " + String.join(" ", profile.kernelArguments()));
        return settings;
    }
}
