package dev.tarmac.doctor;

import static dev.tarmac.doctor.BootLab.MAC;
import static dev.tarmac.doctor.BootLab.OTHER_SERVER;
import static dev.tarmac.doctor.BootLab.START;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.doctor.Diagnosis.Exhibit;
import dev.tarmac.doctor.Verdict.Kind;
import dev.tarmac.pxe.DhcpDecision;
import dev.tarmac.pxe.DhcpSummary;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.PxeEvent;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/// Each verdict, made from packets that go through the server's own DHCP and TFTP code.
class DiagnosisTest {
    private static final String UEFI = "snponly.efi";
    private static final String BIOS = "undionly.kpxe";

    private BootLab lab = new BootLab();

    @Test
    void nothingWasHeard() {
        Verdict verdict = expect(Kind.NO_DISCOVER);
        assertThat(verdict.sentence())
                .contains("no DISCOVER came from this hardware address")
                .contains("since 2026-01-01T00:00:00Z");
    }

    @Test
    void aRelayWhoseSubnetIsNotConfigured() {
        lab.behind("10.1.2.3").discover().pass(4).discover();
        Verdict verdict = expect(Kind.RELAY_UNKNOWN);
        assertThat(verdict.sentence()).contains("the relay 10.1.2.3, whose subnet");
        assertThat(verdict.fix()).contains("add the subnet of 10.1.2.3");
    }

    /// The relay's own subnet is configured, and is not what the relay asks for.
    @Test
    void aRelayThatSelectsALinkThatIsNotConfigured() {
        lab.behind("192.168.76.3").onLink("10.9.9.9").discover();
        Verdict verdict = expect(Kind.RELAY_UNKNOWN);
        assertThat(verdict.sentence())
                .isEqualTo(
                        "asks through the relay 192.168.76.3 for the network of 10.9.9.9, which is"
                                + " not configured here");
        assertThat(verdict.fix()).contains("add the subnet of 10.9.9.9");
    }

    @Test
    void whatTheServerRefusesIsTold() {
        lab.arm().discover();
        assertThat(expect(Kind.NOT_ANSWERED).sentence())
                .isEqualTo(
                        "sent a DISCOVER that is not answered: there is no loader for ARM64 UEFI");
    }

    @Test
    void anotherServerWon() {
        lab.discover().pass(0.3).request(OTHER_SERVER);
        Verdict verdict = expect(Kind.OTHER_SERVER);
        assertThat(verdict.sentence()).contains("another DHCP server, 192.168.76.2");
        assertThat(evidence()).anyMatch(line -> line.contains("server 192.168.76.2"));
    }

    /// Our offer has no address in it; the firmware takes the other server's and boots nothing.
    @Test
    void firmwareThatIgnoresAProxy() {
        besideAnother().discover().pass(0.5).request(OTHER_SERVER).pass(10);
        assertThat(expect(Kind.BOOTING).sentence())
                .isEqualTo("has its address from 192.168.76.2 and our boot file's name");
        lab.pass(6);
        Verdict verdict = expect(Kind.PROXY_IGNORED);
        assertThat(verdict.sentence()).contains("its address from 192.168.76.2");
        assertThat(verdict.fix())
                .contains("next-server and option 66 to 192.168.76.1")
                .contains("filename and option 67 to snponly.efi");
        assertThat(evidence())
                .anyMatch(line -> line.contains("-> OFFER, server 192.168.76.1, boot snponly.efi"))
                .anyMatch(line -> line.contains("takes its address from another server"));
    }

    @Test
    void firmwareThatAsksAProxyAtTheBootPort() {
        besideAnother().discover().pass(0.5).request(OTHER_SERVER).pass(0.2).bootPort();
        assertThat(expect(Kind.BOOTING).sentence())
                .isEqualTo("has the address 192.168.76.105 and is told to boot snponly.efi");
        lab.pass(20);
        expect(Kind.BOOT_FILE_NOT_ASKED);
    }

    /// Our iPXE came by way of the proxy's offer, so it did listen.
    @Test
    void aLoaderBesideAnotherServerThatDoesNotReachHttp() {
        besideAnother().discover().pass(0.5).request(OTHER_SERVER).pass(0.5).fetch(UEFI).pass(3);
        lab.loaderDiscover().pass(0.1).loaderRequest(OTHER_SERVER);
        expect(Kind.BOOTING);
        lab.pass(20);
        assertThat(expect(Kind.HTTP_UNREACHABLE).sentence())
                .isEqualTo(
                        "has the address 192.168.76.105 but never asked for"
                                + " http://192.168.76.1:8077/boot/"
                                + MAC
                                + "/ipxe");
    }

    private BootLab besideAnother() {
        lab = BootLab.beside();
        return lab;
    }

    @Test
    void firmwareThatDoesNotReachHttp() {
        lab.byHttp().address();
        expect(Kind.BOOTING);
        lab.pass(20);
        assertThat(expect(Kind.HTTP_UNREACHABLE).sentence())
                .endsWith("never asked for http://192.168.76.1:8077/boot/loader/snponly.efi");
    }

    @Test
    void aLoaderThatBrokeOffOverHttp() {
        lab.byHttp().address().httpBegins(Fetch.LOADER).pass(20);
        assertThat(expect(Kind.BOOTING).sentence()).isEqualTo("fetches /boot/loader/snponly.efi");
        lab.httpEnds(Fetch.LOADER, 200, 400);
        assertThat(expect(Kind.HTTP_BROKE_OFF).sentence())
                .isEqualTo("broke off /boot/loader/snponly.efi after 400 of 1000 bytes");
    }

    @Test
    void aLoaderThatHttpDoesNotHave() {
        lab.byHttp().address().httpBegins(Fetch.LOADER).httpEnds(Fetch.LOADER, 404, 0);
        assertThat(expect(Kind.HTTP_REFUSED).sentence())
                .isEqualTo("asked for /boot/loader/snponly.efi and was refused (404)");
    }

    @Test
    void anUnsignedLoaderByHttpAndSilence() {
        lab.byHttp().address().http(Fetch.LOADER).pass(10);
        expect(Kind.BOOTING);
        lab.pass(40);
        assertThat(expect(Kind.SECURE_BOOT).sentence())
                .contains("/boot/loader/snponly.efi, which is not signed, and said nothing");
    }

    @Test
    void aLoaderByHttpThatDoesNotReachItAgain() {
        lab.byHttp().address().http(Fetch.LOADER).pass(3).loaderDiscover().pass(1).loaderRequest();
        expect(Kind.BOOTING);
        lab.pass(60);
        assertThat(expect(Kind.HTTP_UNREACHABLE).sentence()).endsWith(MAC + "/ipxe");
    }

    @Test
    void anAgentAfterHttpBootThatSaysNothing() {
        lab.byHttp().address().http(Fetch.LOADER).pass(3).loaderDiscover().pass(1).loaderRequest();
        lab.http(Fetch.SCRIPT).http(Fetch.KERNEL).http(Fetch.INITRAMFS).http(Fetch.TICKET);
        lab.pass(130);
        expect(Kind.AGENT_SILENT);
    }

    @Test
    void anOfferThatNobodyTakes() {
        lab.discover();
        expect(Kind.BOOTING);
        lab.pass(4).discover().pass(8).discover();
        assertThat(expect(Kind.OFFER_IGNORED).sentence())
                .isEqualTo("was offered an address 3 times and took none");
    }

    @Test
    void anOfferThatTheRelayDoesNotPassOn() {
        lab.behind("192.168.76.254").discover().pass(4).discover().pass(8).discover();
        assertThat(expect(Kind.OFFER_IGNORED).fix()).contains("the relay 192.168.76.254");
    }

    @Test
    void anAddressAndNoReadRequest() {
        lab.address();
        expect(Kind.BOOTING);
        lab.pass(20);
        assertThat(expect(Kind.BOOT_FILE_NOT_ASKED).sentence()).contains("never asked for " + UEFI);
    }

    @Test
    void aFileThatIsNotThere() {
        lab.address().ask("absent", 1468);
        assertThat(expect(Kind.BOOT_FILE_MISSING).sentence())
                .isEqualTo("asked for absent and was refused: there is no file absent here");
    }

    @Test
    void aTransferThatStallsAtItsFirstFullBlock() {
        lab.address().ask(UEFI, 1468).acknowledge(0).pass(1);
        expect(Kind.BOOTING);
        lab.pass(3);
        Verdict verdict = expect(Kind.TFTP_STALLED);
        assertThat(verdict.sentence())
                .isEqualTo("stalled at block 1 of snponly.efi with blksize 1468");
        assertThat(verdict.fix()).contains("MTU").contains("1500");
        lab.pass(60);
        assertThat(expect(Kind.TFTP_STALLED).sentence()).endsWith(" and was given up");
    }

    @Test
    void aTransferThatStallsInTheMiddle() {
        lab.address().ask(UEFI, 512).acknowledge(0).acknowledge(1).acknowledge(2).pass(5);
        Verdict verdict = expect(Kind.TFTP_STALLED);
        assertThat(verdict.sentence()).contains("at block 3 of").contains("blksize 512");
        assertThat(verdict.fix()).contains("look for loss");
    }

    @Test
    void aClientThatDoesNotHearTheAnswer() {
        lab.address().ask(UEFI, 1468).pass(5);
        assertThat(expect(Kind.TFTP_UNHEARD).fix()).contains("UDP from any port");
    }

    @Test
    void aClientThatBreaksOff() {
        lab.address().ask(UEFI, 1468).acknowledge(0).acknowledge(1).giveUp("out of memory");
        assertThat(expect(Kind.TFTP_FAILED).sentence())
                .contains("after 1468 bytes")
                .contains("out of memory");
    }

    @Test
    void anUnsignedLoaderAndSilence() {
        lab.address().fetch(UEFI).pass(10);
        expect(Kind.BOOTING);
        lab.pass(40);
        Verdict verdict = expect(Kind.SECURE_BOOT);
        assertThat(verdict.sentence())
                .contains("snponly.efi, which is not signed, and said nothing");
        assertThat(verdict.fix()).contains("turn Secure Boot off");
    }

    @Test
    void anUnsignedLoaderAndTheNextTryAtOnce() {
        lab.address().fetch(UEFI).pass(2).discover();
        assertThat(expect(Kind.SECURE_BOOT).sentence()).contains("began again at once");
    }

    @Test
    void aSignedLoaderIsNotBlamedOnSecureBoot() {
        lab.loaders.put(UEFI, new LoaderFile(LoaderFile.X64, true));
        lab.address().fetch(UEFI).pass(2).discover();
        expect(Kind.BOOT_FILE_SILENT);
    }

    @Test
    void aBiosKnowsNoSecureBoot() {
        lab.bios().address().fetch(BIOS).pass(60);
        expect(Kind.BOOT_FILE_SILENT);
    }

    @Test
    void aFileForAnotherArchitecture() {
        lab.bios().address().fetch(UEFI).pass(1);
        assertThat(expect(Kind.WRONG_ARCHITECTURE).sentence())
                .isEqualTo("is a machine of BIOS and fetched snponly.efi, which is for x64 UEFI");
    }

    /// The loader resets the link; the port passes nothing for 30 s; the loader gave up by then.
    @Test
    void aLoaderThatNobodyHeardBehindASlowPort() {
        lab.bios().address().fetch(BIOS).pass(32).discover();
        Verdict verdict = expect(Kind.SLOW_PORT);
        assertThat(verdict.sentence()).contains("was silent for 32 s");
        assertThat(verdict.fix()).contains("portfast");
    }

    /// The loader is patient: the boot goes on, and the port is told beside it.
    @Test
    void aSlowPortThatOnlyCostsTime() {
        lab.bios().address().fetch(BIOS).pass(31).loaderDiscover().pass(0.1).loaderRequest();
        lab.pass(0.2).http(Fetch.SCRIPT);
        expect(Kind.BOOTING);
        assertThat(lab.diagnosis().also())
                .singleElement()
                .satisfies(
                        also -> {
                            assertThat(also.kind()).isEqualTo(Kind.SLOW_PORT);
                            assertThat(also.sentence()).contains("heard only 31 s after");
                        });
    }

    @Test
    void firmwareThatAskedForLongBeforeItWasHeard() {
        lab.tryingFor(28).address();
        assertThat(lab.diagnosis().also())
                .extracting(Verdict::sentence)
                .singleElement()
                .asString()
                .contains("had asked for 28 s");
        BootLab swapped = new BootLab().tryingFor(4 << 8).address();
        assertThat(swapped.diagnosis().also()).isEmpty();
    }

    @Test
    void aLoaderThatDoesNotReachHttp() {
        toTheLoader().pass(20);
        assertThat(expect(Kind.HTTP_UNREACHABLE).sentence())
                .contains("never asked for http://192.168.76.1:8077/boot/" + MAC + "/ipxe");
    }

    @Test
    void aScriptThatIsRefused() {
        toTheLoader().httpEnds(Fetch.SCRIPT, 403, 0);
        expect(Kind.HTTP_REFUSED);
    }

    @Test
    void aScriptWithoutAKernelAfterIt() {
        toTheLoader().http(Fetch.SCRIPT).pass(5);
        expect(Kind.BOOTING);
        lab.pass(20);
        assertThat(expect(Kind.KERNEL_STALLED).sentence()).contains("no kernel after it");
    }

    @Test
    void aKernelThatBreaksOff() {
        toTheLoader().http(Fetch.SCRIPT).httpBegins(Fetch.KERNEL).pass(60);
        expect(Kind.BOOTING);
        lab.httpEnds(Fetch.KERNEL, 200, 700);
        assertThat(expect(Kind.KERNEL_STALLED).sentence()).contains("kernel: 700 of 1000 bytes");
    }

    @Test
    void aKernelThatNeverEnds() {
        toTheLoader().http(Fetch.SCRIPT).httpBegins(Fetch.KERNEL).pass(130);
        assertThat(expect(Kind.KERNEL_STALLED).sentence()).contains("never ended");
    }

    @Test
    void anAgentThatSaysNothing() {
        toTheAgent().pass(100);
        expect(Kind.BOOTING);
        lab.pass(30);
        assertThat(expect(Kind.AGENT_SILENT).fix()).contains("no driver for its NIC");
    }

    @Test
    void anAgentThatWaitsAndOneThatIsGone() {
        toTheAgent().pass(10);
        lab.lastSign = Optional.of(lab.now());
        lab.pass(10);
        expect(Kind.WAITING);
        lab.pass(80);
        assertThat(expect(Kind.AGENT_LOST).sentence()).contains("heard last 90 s ago");
    }

    /// The machine was started again: what its agent said before is of an earlier boot.
    @Test
    void theNextBootIsLookedAtAlone() {
        toTheAgent().pass(10);
        lab.lastSign = Optional.of(lab.now());
        lab.pass(5).address();
        assertThat(expect(Kind.BOOTING).sentence()).contains("is told to boot snponly.efi");
        lab.pass(20);
        expect(Kind.BOOT_FILE_NOT_ASKED);
    }

    @Test
    void kernelAndInitramfsByTftpAreNoLoader() {
        lab.loaders.put("shimx64.efi", new LoaderFile(LoaderFile.X64, true));
        lab.address().fetch("shimx64.efi").fetch("agent/vmlinuz").fetch("agent/initramfs.img");
        lab.pass(60);
        expect(Kind.BOOTING);
        lab.pass(70);
        expect(Kind.AGENT_SILENT);
    }

    /// What GRUB reads, it reads by TFTP: it runs, and was refused by nobody.
    @Test
    void aScriptByTftpWithoutAKernelAfterIt() {
        toGrub().pass(60);
        expect(Kind.BOOT_FILE_SILENT);
        lab.fetch(BootLab.GRUB_SCRIPT).pass(5);
        assertThat(expect(Kind.BOOTING).sentence()).isEqualTo("has its boot script");
        lab.pass(60);
        assertThat(expect(Kind.KERNEL_STALLED).sentence()).contains("no kernel after it");
    }

    @Test
    void anAgentByTftp() {
        toGrub().fetch(BootLab.GRUB_SCRIPT).pass(1).ask("boot/agent/1a/vmlinuz", 1024);
        assertThat(expect(Kind.BOOTING).sentence()).contains("boot/agent/1a/vmlinuz");
        lab.acknowledge(0).acknowledge(1).pass(5);
        assertThat(expect(Kind.TFTP_STALLED).sentence()).contains("block 2 of boot/agent/1a/");
        lab.fetch("boot/agent/1a/vmlinuz").pass(60);
        expect(Kind.BOOTING);
        lab.pass(70);
        assertThat(expect(Kind.KERNEL_STALLED).sentence())
                .isEqualTo(
                        "stopped in the middle of the kernel: it arrived and nothing came after it");
        lab.fetch("boot/agent/2b/initramfs.img").fetch("boot/" + MAC + "/ticket.cpio").pass(100);
        expect(Kind.BOOTING);
        lab.pass(30);
        expect(Kind.AGENT_SILENT);
    }

    @Test
    void theNextBootAfterOneByShimIsLookedAtAlone() {
        toGrub().fetch(BootLab.GRUB_SCRIPT).pass(30).address();
        assertThat(expect(Kind.BOOTING).sentence()).contains("is told to boot snponly.efi");
    }

    private BootLab toGrub() {
        lab.address().fetch("shimx64.efi").fetch("grubx64.efi");
        return lab.fetch("grub/x86_64-efi/fs.lst").fetch("grub/grub.cfg");
    }

    @Test
    void theEvidenceIsInOrderAndHasTimes() {
        toTheAgent();
        List<Exhibit> exhibits = lab.diagnosis().exhibits();
        assertThat(exhibits).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
        assertThat(exhibits.getFirst().at()).isEqualTo(START);
        assertThat(evidence())
                .anyMatch(line -> line.startsWith("DISCOVER, x64 UEFI -> OFFER 192.168.76."))
                .anyMatch(line -> line.contains("blksize 1468"))
                .anyMatch(line -> line.equals("TFTP snponly.efi: all 10000 bytes"))
                .anyMatch(line -> line.startsWith("HTTP GET /boot/script"));
    }

    @Test
    void memoryIsBounded() {
        Page page = new Page();
        for (int count = 0; count < 10_000; count++)
            page.add(new Sighting.FetchStarted(START.plusSeconds(count), Fetch.SCRIPT, ""));
        assertThat(page.sightings()).hasSize(Page.MOST);
        lab.address();
        assertThat(lab.doctor.at(Ip4Address.parse("192.168.76.105"))).isPresent();
        for (int count = 0; count < 2 * Doctor.MOST_MACHINES; count++)
            lab.doctor.on(renewal(count));
        for (long mac = 0; mac < 2L * Doctor.MOST_MACHINES; mac++)
            lab.doctor.saw(
                    new MacAddress(0x525400000000L + mac),
                    new Sighting.FetchStarted(START, Fetch.SCRIPT, ""));
        assertThat(lab.diagnosis().verdict().kind()).isEqualTo(Kind.NO_DISCOVER);
        assertThat(lab.doctor.at(Ip4Address.parse("192.168.76.105"))).isEmpty();
    }

    private static PxeEvent renewal(int count) {
        Ip4Address none = Ip4Address.NONE;
        DhcpSummary heard =
                new DhcpSummary(
                        DhcpSummary.Type.REQUEST,
                        new MacAddress(0x525400100000L + count),
                        7,
                        0,
                        none,
                        Ip4Address.parse("10.0.0.0").plus(count),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        false,
                        "");
        return new PxeEvent.DhcpHandled(heard, new DhcpDecision.Passed("test"), START);
    }

    @Test
    void readsWhatAProgramIsFor() {
        assertThat(LoaderFile.of(program(LoaderFile.X64, true)))
                .isEqualTo(new LoaderFile(LoaderFile.X64, true));
        assertThat(LoaderFile.of(program(LoaderFile.ARM64, false)))
                .isEqualTo(new LoaderFile(LoaderFile.ARM64, false));
        ByteBuffer whole = program(LoaderFile.X64, true);
        for (int length = 0; length < whole.limit(); length++)
            assertThat(LoaderFile.of(whole.slice(0, length)).signed()).isFalse();
    }

    private static ByteBuffer program(int machine, boolean signed) {
        ByteBuffer bytes = ByteBuffer.allocate(240).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putShort(0, (short) 0x5A4D).putInt(60, 64).putInt(64, 0x4550);
        bytes.putShort(68, (short) machine).putShort(88, (short) 0x20B);
        return bytes.putInt(64 + 24 + 112 + 8 * 4 + 4, signed ? 1 : 0);
    }

    private BootLab toTheLoader() {
        return lab.address().fetch(UEFI).pass(3).loaderDiscover().pass(0.1).loaderRequest();
    }

    private BootLab toTheAgent() {
        return toTheLoader()
                .pass(0.1)
                .http(Fetch.SCRIPT)
                .http(Fetch.KERNEL)
                .http(Fetch.INITRAMFS)
                .http(Fetch.TICKET);
    }

    private Verdict expect(Kind kind) {
        Diagnosis diagnosis = lab.diagnosis();
        assertThat(diagnosis.verdict().kind()).as(diagnosis.toString()).isEqualTo(kind);
        assertThat(diagnosis.verdict().fix().isBlank())
                .as("a problem has its fix")
                .isNotEqualTo(kind.health() == Verdict.Health.PROBLEM);
        return diagnosis.verdict();
    }

    private List<String> evidence() {
        return lab.diagnosis().exhibits().stream().map(Exhibit::what).toList();
    }
}
