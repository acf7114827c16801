package dev.tarmac.boot;

import dev.tarmac.pxe.BootAnswer;
import dev.tarmac.pxe.BootAsk;
import dev.tarmac.pxe.BootPolicy;

import java.net.URI;

/// Which loader a machine fetches. Firmware, and an iPXE that is not ours, get our iPXE by TFTP;
/// our iPXE gets its script. What the machine boots in the end is the script's business.
public final class LoaderPolicy implements BootPolicy {
    public static final String BIOS_LOADER = "undionly.kpxe";
    public static final String UEFI_LOADER = "snponly.efi";

    private final URI server;

    public LoaderPolicy(URI server) {
        this.server = server;
    }

    @Override
    public BootAnswer answer(BootAsk ask) {
        return switch (ask.loader()) {
            case OUR_IPXE -> new BootAnswer.HttpUrl(server.resolve("/boot/" + ask.mac() + "/ipxe"));
            case FIRMWARE, FOREIGN_IPXE -> loader(ask);
        };
    }

    private static BootAnswer loader(BootAsk ask) {
        if (ask.isHttpBoot())
            return new BootAnswer.Silence(
                    "it asks for UEFI HTTP Boot; switch its firmware to PXE over IPv4");
        if (ask.arch().isBios()) return new BootAnswer.TftpFile(BIOS_LOADER);
        if (ask.arch().isX64Uefi()) return new BootAnswer.TftpFile(UEFI_LOADER);
        return new BootAnswer.Silence("there is no loader for " + ask.arch());
    }
}
