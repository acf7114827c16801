package dev.tarmac.agent.boot;

import dev.tarmac.agent.boot.TargetFile.Link;
import dev.tarmac.agent.boot.TargetFile.Text;
import dev.tarmac.firstboot.Accounts;
import dev.tarmac.firstboot.BootScript;
import dev.tarmac.firstboot.NoCloudSeed;
import dev.tarmac.firstboot.Setup;
import dev.tarmac.firstboot.SystemFile;
import dev.tarmac.order.InstallOrder;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a profile sets up in an image, beyond what makes it a host at all.
public final class SetupFiles {
    /// Where cloud-init's program stands, in an image that has it.
    public static final String CLOUD_INIT = "/usr/bin/cloud-init";

    private static final String SCRIPTS = "/etc/tarmac-first-boot";
    private static final String UNIT = "/etc/systemd/system/tarmac-first-boot.service";
    private static final String WANTED =
            "/etc/systemd/system/multi-user.target.wants/tarmac-first-boot.service";

    private SetupFiles() {}

    /// The files to write, in order; refused when the image has no such users.
    ///
    /// @param skeleton what new homes begin with, by name
    public static List<TargetFile> of(Setup setup, ImageText image, Map<String, String> skeleton)
            throws Refused, IOException {
        List<TargetFile> files = new ArrayList<>();
        AccountFiles accounts = new AccountFiles(image, skeleton);
        accounts.add(setup.accounts());
        if (!setup.accounts().equals(Accounts.NONE)) files.addAll(accounts.files());
        for (SystemFile file : setup.files())
            files.add(
                    new Text(
                            file.path(),
                            file.mode(),
                            file.content().text(),
                            accounts.owner(file.path(), file.owner(), file.group())));
        files.addAll(scripts(setup.scripts()));
        return files;
    }

    private static List<TargetFile> scripts(List<BootScript> scripts) {
        List<TargetFile> files = new ArrayList<>();
        if (scripts.isEmpty()) return files;
        int number = 0;
        for (BootScript script : scripts)
            files.add(
                    new Text(
                            String.format(
                                    Locale.ROOT, "%s/%03d-%s", SCRIPTS, ++number, script.name()),
                            0700,
                            script.body().text()));
        files.add(new Text(SCRIPTS + "/run", 0700, runner()));
        files.add(new Text(UNIT, 0644, unit()));
        files.add(new Link(WANTED, UNIT));
        return files;
    }

    /// A script that was done is gone at once: after a power cut the next boot goes on where this
    /// one stopped.
    private static String runner() {
        return """
        #!/bin/sh
        # Runs what is to be run once, in order, and removes itself with the last one.
        cd %1$s || exit 1
        for script in ./[0-9][0-9][0-9]-*; do
            [ -f "$script" ] || continue
            echo "running ${script#./}"
            "$script" || { echo "${script#./} failed with $?; tried again at the next boot"; exit 1; }
            rm -f "$script"
        done
        rm -f %3$s %2$s
        cd / && rm -rf %1$s
        """
                .formatted(SCRIPTS, UNIT, WANTED);
    }

    /// The system is proven when its scripts have had their turn, however it ended.
    private static String unit() {
        return """
        [Unit]
        Description=Run once what the profile of this machine says
        Wants=network-online.target
        After=network-online.target
        Before=tarmac-proof.service
        ConditionPathExists=%1$s/run

        [Service]
        Type=oneshot
        ExecStart=%1$s/run

        [Install]
        WantedBy=multi-user.target
        """
                .formatted(SCRIPTS);
    }

    /// For an image that has cloud-init.
    public static List<TargetFile> seed(InstallOrder order) {
        List<TargetFile> files = new ArrayList<>();
        for (Map.Entry<String, String> file : order.seed().files().entrySet())
            files.add(new Text(NoCloudSeed.FOLDER + "/" + file.getKey(), 0600, file.getValue()));
        return files;
    }
}
