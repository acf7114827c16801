package dev.tarmac.boot;

import dev.tarmac.pxe.BootAnswer;
import dev.tarmac.pxe.BootAsk;
import dev.tarmac.pxe.BootPolicy;
import dev.tarmac.pxe.Platform;

import java.net.URI;
import java.util.Optional;

/// Which loader a machine fetches. Firmware, and an iPXE that is not ours, get the iPXE for their
/// platform, by HTTP where the firmware asks for that; our iPXE gets its script. What the machine
/// boots in the end is the script's business.
public final class LoaderPolicy implements BootPolicy {
    /// Below it loaders are fetched by HTTP.
    public static final String LOADER_PATH = "/boot/loader/";

    private final URI server;
    private final LoaderFiles files;

    public LoaderPolicy(URI server, LoaderFiles files) {
        this.server = server;
        this.files = files;
    }

    @Override
    public BootAnswer answer(BootAsk ask) {
        return switch (ask.loader()) {
            case OUR_IPXE -> new BootAnswer.HttpUrl(server.resolve("/boot/" + ask.mac() + "/ipxe"));
            case FIRMWARE, FOREIGN_IPXE -> loader(ask);
        };
    }

    private BootAnswer loader(BootAsk ask) {
        Optional<Platform> platform = ask.arch().platform();
        if (platform.isEmpty())
            return new BootAnswer.Silence(
                    "no loader is known for "
                            + ask.arch()
                            + " (DHCP option 93); switch its firmware to UEFI or BIOS of an x86_64"
                            + " machine");
        if (!files.has(platform.get())) return missing(platform.get());
        String file = files.name(platform.get());
        return ask.isHttpBoot()
                ? new BootAnswer.HttpUrl(server.resolve(LOADER_PATH + file))
                : new BootAnswer.TftpFile(file);
    }

    private BootAnswer missing(Platform platform) {
        String file = files.name(platform);
        return new BootAnswer.Silence(
                "there is no "
                        + file
                        + " for "
                        + platform
                        + " in "
                        + files.root()
                        + "; put an iPXE built for it there, or name another file: `tftp: {loaders:"
                        + " {"
                        + platform.key()
                        + ": FILE}}`");
    }
}
