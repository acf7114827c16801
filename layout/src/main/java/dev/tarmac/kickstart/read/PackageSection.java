package dev.tarmac.kickstart.read;

import static dev.tarmac.kickstart.KsVersion.F40;
import static dev.tarmac.kickstart.KsVersion.F45;
import static dev.tarmac.kickstart.KsVersion.RHEL10;
import static dev.tarmac.kickstart.KsVersion.RHEL7;
import static dev.tarmac.kickstart.KsVersion.RHEL8;
import static dev.tarmac.kickstart.KsVersion.RHEL9;
import static dev.tarmac.kickstart.option.Arguments.flag;
import static dev.tarmac.kickstart.option.Arguments.number;
import static dev.tarmac.kickstart.option.Arguments.text;

import dev.tarmac.kickstart.option.Reading;
import dev.tarmac.kickstart.option.Rejected;
import dev.tarmac.kickstart.option.Syntax;
import dev.tarmac.kickstart.text.SourceLine;

/// `%packages`: one package, group or environment per line.
final class PackageSection implements SectionReader {
    static final Syntax SYNTAX =
            Syntax.of(
                    flag("--excludedocs"),
                    flag("--ignoremissing"),
                    flag("--nobase").in(RHEL7).agingIn("", RHEL7),
                    flag("--nocore"),
                    flag("--ignorebroken").in(F40, F45),
                    flag("--default"),
                    text("--instLangs").in(RHEL7, RHEL8, RHEL9).agingIn("--inst-langs", RHEL9),
                    text("--instLangs").into("oldLangs").in(F40, F45).agingIn("", F40, F45),
                    text("--inst-langs").into("instLangs").notIn(RHEL7, RHEL8),
                    flag("--multilib"),
                    flag("--excludeWeakdeps")
                            .notIn(RHEL10, F40, F45)
                            .agingIn("--exclude-weakdeps", RHEL9),
                    flag("--excludeWeakdeps")
                            .into("oldWeakdeps")
                            .in(F40, F45)
                            .agingIn("", F40, F45),
                    flag("--exclude-weakdeps").into("excludeWeakdeps").notIn(RHEL7, RHEL8),
                    number("--timeout"),
                    number("--retries"));

    private final PackageList packages;

    PackageSection(PackageList packages) {
        this.packages = packages;
    }

    /// What the header may not say together.
    static void check(Reading reading) throws Rejected {
        reading.complete();
        for (String other : new String[] {"nobase", "nocore"})
            if (reading.values().flag("default") && reading.values().flag(other))
                throw new Rejected(
                        "--default asks for what --" + other + " leaves out",
                        "remove one of them",
                        reading.column(other));
    }

    @Override
    public boolean wantsEveryLine() {
        return false;
    }

    @Override
    public void read(SourceLine line) throws Rejected {
        String text = line.text();
        int comment = text.indexOf('#');
        packages.add(comment < 0 ? text : text.substring(0, comment), line.firstColumn());
    }

    @Override
    public void finish() {
        // Every line was taken when it was read.
    }
}
