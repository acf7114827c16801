package dev.tarmac.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.pxe.Arch;
import dev.tarmac.pxe.BootAnswer;
import dev.tarmac.pxe.BootAsk;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.Loader;
import dev.tarmac.pxe.Location;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.Platform;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

class LoaderPolicyTest {
    private static final MacAddress MAC = MacAddress.parse("52:54:00:00:00:01");
    private static final URI SERVER = URI.create("http://192.168.76.1:8077");
    private static final ServerUrl USUAL = new ServerUrl(SERVER, false);

    @TempDir Path root;

    @BeforeEach
    void whatDebianHas() throws IOException {
        for (String file : new String[] {"undionly.kpxe", "snponly.efi"})
            Files.writeString(root.resolve(file), "x");
    }

    /// Codes of DHCP option 93.
    @ParameterizedTest
    @CsvSource({
        "0,  FIRMWARE,     undionly.kpxe",
        "0,  FOREIGN_IPXE, undionly.kpxe",
        "7,  FIRMWARE,     snponly.efi",
        "9,  FIRMWARE,     snponly.efi",
        "7,  FOREIGN_IPXE, snponly.efi",
    })
    void firmwareAndForeignLoadersGetOurs(int arch, Loader loader, String file) {
        assertThat(answer(arch, loader, "PXEClient")).isEqualTo(new BootAnswer.TftpFile(file));
    }

    @Test
    void firmwareThatBootsByHttpGetsAUrl() {
        assertThat(answer(16, Loader.FIRMWARE, "HTTPClient:Arch:00016:UNDI:003001"))
                .isEqualTo(new BootAnswer.HttpUrl(SERVER.resolve("/boot/loader/snponly.efi")));
    }

    @Test
    void ourLoaderGetsTheScriptOfItsMachine() {
        assertThat(answer(11, Loader.OUR_IPXE, "PXEClient"))
                .isEqualTo(new BootAnswer.HttpUrl(SERVER.resolve("/boot/" + MAC + "/ipxe")));
    }

    @ParameterizedTest
    @CsvSource({
        "6,  PXEClient,  snponly-ia32.efi,  IA32 UEFI,  ia32",
        "15, HTTPClient, snponly-ia32.efi,  IA32 UEFI,  ia32",
        "11, PXEClient,  snponly-arm64.efi, ARM64 UEFI, arm64",
        "19, HTTPClient, snponly-arm64.efi, ARM64 UEFI, arm64",
    })
    void aMissingLoaderIsNamedWithItsPlace(
            int arch, String vendor, String file, String platform, String key) throws IOException {
        assertThat(silence(arch, vendor))
                .startsWith("there is no " + file + " for " + platform + " in " + root)
                .contains("`tftp: {loaders: {" + key + ": FILE}}`");
        Files.writeString(root.resolve(file), "x");
        assertThat(answer(arch, Loader.FIRMWARE, vendor)).isNotInstanceOf(BootAnswer.Silence.class);
    }

    @Test
    void aLoaderMayHaveAnotherName() throws IOException {
        Files.writeString(root.resolve("ours.efi"), "x");
        LoaderFiles files = new LoaderFiles(root, Map.of(Platform.ARM64_UEFI, "ours.efi"));
        LoaderPolicy policy = new LoaderPolicy(USUAL, files, _ -> UefiLoader.IPXE, () -> true);
        assertThat(policy.answer(ask(11, Loader.FIRMWARE, "PXEClient")))
                .isEqualTo(new BootAnswer.TftpFile("ours.efi"));
        assertThat(files.find("ours.efi")).contains(root.resolve("ours.efi"));
        assertThat(files.find("snponly-arm64.efi")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "7,  FIRMWARE,     PXEClient,  shimx64.efi",
        "9,  FOREIGN_IPXE, PXEClient,  shimx64.efi",
        "0,  FIRMWARE,     PXEClient,  undionly.kpxe",
    })
    void aMachineThatChecksSignaturesGetsTheSignedLoader(
            int arch, Loader loader, String vendor, String file) {
        assertThat(secure(true).answer(ask(arch, loader, vendor)))
                .isEqualTo(new BootAnswer.TftpFile(file));
    }

    @Test
    void whereNoSignedLoaderHelpsTheReasonIsTold() {
        assertThat(reason(secure(true).answer(ask(16, Loader.FIRMWARE, "HTTPClient"))))
                .contains("fetches by TFTP alone", "switch its firmware to PXE over IPv4");
        assertThat(reason(secure(false).answer(ask(7, Loader.FIRMWARE, "PXEClient"))))
                .contains("the agent was built without", "tarmac agent build");
    }

    private LoaderPolicy secure(boolean hasSigned) {
        return new LoaderPolicy(USUAL, LoaderFiles.in(root), _ -> UefiLoader.SHIM, () -> hasSigned);
    }

    private static String reason(BootAnswer answer) {
        return ((BootAnswer.Silence) answer).reason();
    }

    @Test
    void whatNobodyHasALoaderForIsToldWhy() {
        assertThat(silence(27, "PXEClient")).contains("architecture 27", "option 93");
    }

    /// A server with HTTP on all its addresses, and a machine in another network than its first.
    @Test
    void machinesAreSentToTheAddressInTheirOwnNetwork() {
        ServerUrl everywhere = new ServerUrl(SERVER, true);
        assertThat(everywhere.of(MAC)).isEqualTo(SERVER);
        BootAsk elsewhere = ask(16, Loader.FIRMWARE, "HTTPClient", "10.2.0.1");
        assertThat(policy(everywhere).answer(elsewhere))
                .isEqualTo(url("http://10.2.0.1:8077/boot/loader/snponly.efi"));
        assertThat(everywhere.of(MAC)).isEqualTo(URI.create("http://10.2.0.1:8077"));
        assertThat(policy(USUAL).answer(elsewhere))
                .isEqualTo(url("http://192.168.76.1:8077/boot/loader/snponly.efi"));
        assertThat(USUAL.of(MAC)).isEqualTo(SERVER);
    }

    private static BootAnswer url(String text) {
        return new BootAnswer.HttpUrl(URI.create(text));
    }

    private LoaderPolicy policy(ServerUrl server) {
        return new LoaderPolicy(server, LoaderFiles.in(root), _ -> UefiLoader.IPXE, () -> true);
    }

    private String silence(int arch, String vendorClass) {
        return reason(answer(arch, Loader.FIRMWARE, vendorClass));
    }

    private BootAnswer answer(int arch, Loader loader, String vendorClass) {
        return policy(USUAL).answer(ask(arch, loader, vendorClass));
    }

    private static BootAsk ask(int arch, Loader loader, String vendorClass) {
        return ask(arch, loader, vendorClass, "192.168.76.1");
    }

    private static BootAsk ask(int arch, Loader loader, String vendorClass, String server) {
        return new BootAsk(
                MAC,
                new Arch(arch),
                loader,
                Optional.empty(),
                Optional.of(vendorClass),
                Ip4Address.parse(server),
                Location.UNKNOWN);
    }
}
