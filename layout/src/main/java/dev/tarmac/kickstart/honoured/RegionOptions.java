package dev.tarmac.kickstart.honoured;

import java.util.List;

/// What becomes of the options about language, keyboard and time.
final class RegionOptions {
    private static final String OFF = "time comes from nowhere when one line switches it off";

    static final List<HonouredOption> ALL =
            OptionTable.joined(
                    OptionTable.of("lang")
                            .yes("<lang>")
                            .ignored(
                                    "--addsupport",
                                    "languages are packages, and packages are in the image"),
                    OptionTable.of("keyboard")
                            .sometimesIgnored(
                                    "<kbd>", "--vckeymap and --xlayouts count where they are given")
                            .yes("--vckeymap", "--xlayouts", "--switch"),
                    OptionTable.of("timezone")
                            .yes("<timezone>", "--utc", "--isUtc", "--nontp")
                            .sometimesIgnored("--ntpservers", OFF),
                    OptionTable.of("timesource")
                            .sometimesIgnored("--ntp-server", OFF)
                            .sometimesIgnored("--ntp-pool", OFF)
                            .yes("--ntp-disable")
                            .sometimesIgnored("--nts", "it needs a server or a pool"));

    private RegionOptions() {}
}
