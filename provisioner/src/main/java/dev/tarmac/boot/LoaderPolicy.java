package dev.tarmac.boot;

import dev.tarmac.catalog.AgentBuild;
import dev.tarmac.pxe.BootAnswer;
import dev.tarmac.pxe.BootAsk;
import dev.tarmac.pxe.BootPolicy;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.Platform;

import java.net.URI;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// Which loader a machine fetches. Firmware, and an iPXE that is not ours, get the iPXE for their
/// platform, by HTTP where the firmware asks for that, or the signed shim; our iPXE gets its
/// script. What the machine boots in the end is the script's business.
public final class LoaderPolicy implements BootPolicy {
    /// Below it loaders are fetched by HTTP.
    public static final String LOADER_PATH = "/boot/loader/";

    private final ServerUrl servers;
    private final LoaderFiles files;
    private final Function<MacAddress, UefiLoader> choice;
    private final BooleanSupplier hasSigned;

    /// @param choice for machines that have one
    /// @param hasSigned whether there are a shim and a GRUB for the agent's kernel now
    public LoaderPolicy(
            ServerUrl servers,
            LoaderFiles files,
            Function<MacAddress, UefiLoader> choice,
            BooleanSupplier hasSigned) {
        this.servers = servers;
        this.files = files;
        this.choice = choice;
        this.hasSigned = hasSigned;
    }

    @Override
    public BootAnswer answer(BootAsk ask) {
        URI server = servers.asked(ask);
        return switch (ask.loader()) {
            case OUR_IPXE -> new BootAnswer.HttpUrl(server.resolve("/boot/" + ask.mac() + "/ipxe"));
            case FIRMWARE, FOREIGN_IPXE -> loader(ask, server);
        };
    }

    private BootAnswer loader(BootAsk ask, URI server) {
        Optional<Platform> platform = ask.arch().platform();
        if (platform.isEmpty())
            return new BootAnswer.Silence(
                    "no loader is known for "
                            + ask.arch()
                            + " (DHCP option 93); switch its firmware to UEFI or BIOS of an x86_64"
                            + " machine");
        if (platform.get() == Platform.X64_UEFI && choice.apply(ask.mac()) == UefiLoader.SHIM)
            return signed(ask);
        if (!files.has(platform.get())) return missing(platform.get());
        String file = files.name(platform.get());
        return ask.isHttpBoot()
                ? new BootAnswer.HttpUrl(server.resolve(LOADER_PATH + file))
                : new BootAnswer.TftpFile(file);
    }

    private BootAnswer signed(BootAsk ask) {
        if (!hasSigned.getAsBoolean())
            return new BootAnswer.Silence(
                    "its Secure Boot needs a signed loader, and the agent was built without; build"
                            + " it again: tarmac agent build");
        if (ask.isHttpBoot())
            return new BootAnswer.Silence(
                    "its Secure Boot needs the signed GRUB, which fetches by TFTP alone, and it asks"
                            + " for UEFI HTTP Boot; switch its firmware to PXE over IPv4");
        return new BootAnswer.TftpFile(AgentBuild.SHIM);
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
