package dev.tarmac.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.facts.Firmware;
import dev.tarmac.firstboot.FixedAddress;
import dev.tarmac.firstboot.Setup;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.Step;
import dev.tarmac.problem.Problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

class OrderJsonTest {
    static final InstallOrder ORDER =
            new InstallOrder(
                    "i-1",
                    2,
                    new Plan(
                            Firmware.UEFI, List.of(), List.of(new Step.Unpack(), new Step.Flush())),
                    "abc",
                    Map.of("system", new UUID(1, 2)),
                    Map.of("root", new UUID(3, 4)),
                    Map.of("root", new UUID(5, 6)),
                    new ImageSource("debian-12", "http://s/m", "0".repeat(64), "http://s/d"),
                    new HostSettings(
                            "node-1",
                            "52:54:00:00:00:01",
                            List.of("ssh-ed25519 AAAA"),
                            List.of("console=ttyS0"),
                            HostSettings.BootOrder.DISK_FIRST,
                            Optional.of(
                                    FixedAddress.parse(
                                            "10.1.2.3/24",
                                            Optional.of("10.1.2.1"),
                                            List.of("192.0.2.53"))),
                            Setup.NOTHING),
                    Optional.of(new ProofTicket("http://s/proof", "secret")));

    static Stream<AgentCommand> commands() {
        return Stream.of(
                new AgentCommand.Wait(),
                new AgentCommand.Reboot(),
                new AgentCommand.Shell(),
                new AgentCommand.Install(ORDER));
    }

    static Stream<AgentEvent> events() {
        AgentEvent.Stamp stamp = new AgentEvent.Stamp("i-1", 1, 7, 1234);
        return Stream.of(
                new AgentEvent.StepStarted(stamp, 0, "wipe", "system"),
                new AgentEvent.StepProgress(stamp, 3, 10, 20),
                new AgentEvent.StepFinished(stamp, 0),
                new AgentEvent.Notice(stamp, "no NVRAM"),
                new AgentEvent.Installed(stamp, List.of("0001", "0003")),
                new AgentEvent.Failed(stamp, -1, Problem.at("disk", "gone", "plug it in")));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void commandsSurviveJson(AgentCommand command) throws MalformedJson {
        String json = JsonObject.write(OrderJson.encode(command));
        assertThat(OrderJson.decodeCommand(JsonObject.parse(json))).isEqualTo(command);
    }

    @ParameterizedTest
    @MethodSource("events")
    void eventsSurviveJson(AgentEvent event) throws MalformedJson {
        String json = JsonObject.write(EventJson.encode(event));
        assertThat(EventJson.decode(JsonObject.parse(json))).isEqualTo(event);
    }

    @Test
    void secretsDoNotReachALog() {
        assertThat(ORDER.toString()).doesNotContain("secret").contains("***");
        assertThat(new Hello("hidden", "m", "1", List.of()).toString()).doesNotContain("hidden");
    }

    /// Who fetches it sets the same up as who finds it on its disk.
    @Test
    void theSeedHasTheFixedAddress() {
        assertThat(ORDER.seed().files().get("network-config"))
                .contains("\"addresses\":[\"10.1.2.3/24\"]")
                .contains("\"via\":\"10.1.2.1\"")
                .contains("192.0.2.53")
                .doesNotContain("dhcp");
    }

    @Test
    void namesThePathOfWhatIsWrong() {
        assertThatThrownBy(
                        () ->
                                OrderJson.decodeCommand(
                                        JsonObject.parse(
                                                "{\"command\":\"install\",\"order\":{\"image\":{}}}")))
                .isInstanceOf(MalformedJson.class)
                .hasMessageContaining("$.order");
    }

    @Test
    void fatTakesTheFirstDigitsOfTheUuid() {
        assertThat(InstallOrder.vfatSerial(UUID.fromString("89abcdef-0000-4000-8000-000000000000")))
                .isEqualTo("89AB-CDEF");
    }
}
