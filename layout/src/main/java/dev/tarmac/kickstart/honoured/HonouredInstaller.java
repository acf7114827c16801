package dev.tarmac.kickstart.honoured;

import static dev.tarmac.kickstart.honoured.Honoured.ignored;
import static dev.tarmac.kickstart.honoured.Honoured.yes;

import java.util.List;

/// What becomes of the commands about the installer and where it installs from.
final class HonouredInstaller {
    private static final String NO_PACKAGES =
            "an image is unpacked, no packages are installed; the profile names the image";
    private static final String NO_SCREEN =
            "the installation has no screen; follow it on the server";
    private static final String NO_INSTALLER = "the installer that it is for does not run";

    static final List<Honoured> ALL =
            List.of(
                    yes("liveimg", "the image that is unpacked"),
                    ignored("url", NO_PACKAGES),
                    ignored("repo", NO_PACKAGES),
                    ignored("nfs", NO_PACKAGES),
                    ignored("harddrive", NO_PACKAGES),
                    ignored("cdrom", NO_PACKAGES),
                    ignored("hmc", NO_PACKAGES),
                    ignored("method", NO_PACKAGES),
                    ignored("install", "to install is the only thing there is"),
                    ignored("upgrade", "an upgrade is done by the system itself"),
                    ignored("ostreesetup", "an image is unpacked, not an ostree repository"),
                    ignored("ostreecontainer", "an image is unpacked, not a container"),
                    ignored("bootc", "an image is unpacked, not a container"),
                    ignored("graphical", NO_SCREEN),
                    ignored("vnc", NO_SCREEN),
                    ignored("rdp", NO_SCREEN),
                    ignored("sshpw", "nobody logs in to the installation but its administrator"),
                    ignored("logging", "the server keeps the log"),
                    ignored("mediacheck", "an image is verified as it is unpacked, always"),
                    ignored("autostep", NO_INSTALLER),
                    ignored("rescue", NO_INSTALLER),
                    ignored("updates", NO_INSTALLER),
                    ignored("unsupported_hardware", NO_INSTALLER),
                    ignored("driverdisk", "drivers are in the agent and in the image"),
                    ignored("device", "drivers are in the agent and in the image"),
                    ignored("deviceprobe", "drivers are in the agent and in the image"));

    private HonouredInstaller() {}
}
