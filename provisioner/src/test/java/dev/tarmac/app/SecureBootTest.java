package dev.tarmac.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.boot.LoaderChoice;
import dev.tarmac.boot.UefiLoader;
import dev.tarmac.facts.Firmware;
import dev.tarmac.facts.MachineFacts;
import dev.tarmac.json.JsonObject;
import dev.tarmac.order.AgentCommand;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.store.Database;
import dev.tarmac.store.MachineRows;
import dev.tarmac.store.ProfileRows;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Profiles that demand Secure Boot, and who is sent the signed way.
class SecureBootTest extends RunningServer {
    private static final String UEFI_LAYOUT =
            LAYOUT.replace(
                    "{name: biosboot, type: biosboot, size: 1M}",
                    "{name: esp, type: esp, size: 100M}");

    private static final List<String> SIGNED =
            List.of("/boot/vmlinuz-6.1.0", "/usr/lib/shim/shim", "/usr/lib/grub/grub");

    @Test
    void anImageThatIsNotSignedIsRefusedWithTheProfile() throws Exception {
        Client.Answer answer = put("unsigned", "debian-12");
        assertProblem(answer, 422, "demands Secure Boot", "debian-12 holds no signed shim");
        assertThat(answer.text())
                .contains("no signed GRUB", "no signature is known of /boot/vmlinuz-6.1.0");
    }

    @Test
    void aWordThatIsNoneIsRefused() throws Exception {
        Map<String, Object> body = JsonObject.members("layout", LAYOUT, "image", "debian-12");
        body.put("secureBoot", "yes");
        assertProblem(client.put("/api/v1/profiles/x", body), 400, "'required' or 'allowed'");
    }

    @Test
    void aMachineThatHasItOffIsRefusedBeforeItsDiskIsTouched() throws Exception {
        rig.writeSignedImage("signed", SIGNED);
        assertThat(put("secure", "signed").json().text("secureBoot")).isEqualTo("required");
        assertThat(refusal("52:54:00:00:09:01", Firmware.BIOS))
                .contains("demands Secure Boot, and the machine was started by a BIOS");
        assertThat(refusal("52:54:00:00:09:02", Firmware.UEFI))
                .contains("demands Secure Boot, and the machine has it off");
    }

    @Test
    void aMachineThatHasItOnIsInstalled() throws Exception {
        rig.writeSignedImage("signed", SIGNED);
        put("on", "signed");
        String mac = "52:54:00:00:09:03";
        assign(mac, "on");
        order(mac);
        FakeAgent agent = new FakeAgent(client, mac);
        agent.boot(secure());
        assertThat(agent.order().plan().firmware()).isEqualTo(Firmware.UEFI);
    }

    @Test
    void whoDemandsOrReportsSecureBootIsSentTheSignedWay() throws Exception {
        rig.writeSignedImage("signed", SIGNED);
        put("demands", "signed");
        String demands = "52:54:00:00:09:04";
        assign(demands, "demands");
        String reports = "52:54:00:00:09:05";
        new FakeAgent(client, reports).boot(secure());
        Path file = rig.config.data().resolve("tarmac.db");
        try (Database database = Database.open(file)) {
            for (UefiLoader usual : UefiLoader.values()) {
                LoaderChoice choice =
                        new LoaderChoice(
                                new MachineRows(database), new ProfileRows(database), usual);
                assertThat(choice.of(MacAddress.parse(demands))).isEqualTo(UefiLoader.SHIM);
                assertThat(choice.of(MacAddress.parse(reports))).isEqualTo(UefiLoader.SHIM);
                assertThat(choice.of(MacAddress.parse("52:54:00:00:09:06"))).isEqualTo(usual);
            }
        }
    }

    private Client.Answer put(String profile, String image) throws Exception {
        return client.put(
                "/api/v1/profiles/" + profile,
                JsonObject.members(
                        "layout", UEFI_LAYOUT, "image", image, "secureBoot", "required"));
    }

    private String refusal(String mac, Firmware firmware) throws Exception {
        assign(mac, "secure");
        String id = order(mac);
        FakeAgent agent = new FakeAgent(client, mac);
        agent.boot(FakeAgent.facts(firmware, FakeAgent.emptyDisk("one")));
        assertThat(agent.command(0)).isEqualTo(new AgentCommand.Wait());
        return awaitState(id, "failed").object("problem").text("what");
    }

    private static MachineFacts secure() {
        MachineFacts facts = FakeAgent.facts(Firmware.UEFI, FakeAgent.emptyDisk("one"));
        return new MachineFacts(
                facts.firmware(),
                true,
                facts.memoryBytes(),
                facts.cpus(),
                facts.kernel(),
                facts.system(),
                facts.disks(),
                facts.nics());
    }
}
