package dev.tarmac.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.facts.DiskContent;
import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.FactsJson;
import dev.tarmac.facts.Firmware;
import dev.tarmac.facts.LinkNeighbour;
import dev.tarmac.facts.MachineFacts;
import dev.tarmac.facts.NicFacts;
import dev.tarmac.facts.SystemFacts;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.plan.DiskIdentity;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.FstabEntry;
import dev.tarmac.plan.PartitionType;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.PlanJson;
import dev.tarmac.plan.PlannedDisk;
import dev.tarmac.plan.Step;
import dev.tarmac.problem.Problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/// Whatever text comes in, an agent or a server answers with a value or with [MalformedJson].
class CodecsTest {
    private static final DiskFacts DISK =
            new DiskFacts(
                    "sda",
                    Optional.of("S1"),
                    Optional.of("0x5000c500a1b2c3d4"),
                    Optional.of("pci-0000:00:1f.2-ata-1"),
                    Optional.empty(),
                    1L << 40,
                    512,
                    4096,
                    true,
                    List.of(
                            new DiskContent(
                                    "sda1", "ext4", Optional.of("root"), Optional.of("u"))));

    private static final MachineFacts FACTS =
            new MachineFacts(
                    Firmware.UEFI,
                    true,
                    1L << 34,
                    8,
                    "6.12",
                    new SystemFacts(
                            Optional.of("QEMU"),
                            Optional.empty(),
                            Optional.of("1"),
                            Optional.empty()),
                    List.of(DISK),
                    List.of(
                            new NicFacts(
                                    "eth0",
                                    "52:54:00:00:00:01",
                                    Optional.of("virtio_net"),
                                    Optional.of("1af4:1000"),
                                    true,
                                    true,
                                    Optional.of(25_000),
                                    Optional.of(
                                            new LinkNeighbour(
                                                    Optional.of("tor-12"),
                                                    "52:54:00:0a:0b:fc",
                                                    "Ethernet1/7",
                                                    Optional.of("node-4"),
                                                    Optional.of(76))))));

    private static final Plan PLAN =
            new Plan(
                    Firmware.UEFI,
                    List.of(new PlannedDisk("system", DiskIdentity.of(DISK), DISK.contents())),
                    List.of(
                            new Step.Wipe("system"),
                            new Step.WriteGpt(
                                    "system",
                                    512,
                                    1L << 31,
                                    List.of(
                                            new Extent(
                                                    1, "root", PartitionType.LINUX, 2048, 4096))),
                            new Step.MakeFilesystem(
                                    "root", Filesystem.of(Filesystem.Kind.XFS, "root")),
                            new Step.Mount("root", "xfs", "/"),
                            new Step.WriteFstab(
                                    List.of(new FstabEntry("root", "/", "xfs", "defaults", 1)))),
                    List.of("boots only by luck"));

    /// Decodes a text and encodes what came out.
    @FunctionalInterface
    interface Codec {
        String again(JsonObject json) throws MalformedJson;
    }

    static Stream<Arguments> codecs() {
        Codec facts = json -> JsonObject.write(FactsJson.encode(FactsJson.decode(json)));
        Codec plan = json -> JsonObject.write(PlanJson.encode(PlanJson.decode(json)));
        Codec order = json -> JsonObject.write(OrderJson.encode(OrderJson.decodeCommand(json)));
        Codec event = json -> JsonObject.write(EventJson.encode(EventJson.decode(json)));
        return Stream.of(
                Arguments.of(JsonObject.write(FactsJson.encode(FACTS)), facts),
                Arguments.of(JsonObject.write(PlanJson.encode(PLAN)), plan),
                Arguments.of(
                        JsonObject.write(
                                OrderJson.encode(new AgentCommand.Install(OrderJsonTest.ORDER))),
                        order),
                Arguments.of(
                        JsonObject.write(
                                EventJson.encode(
                                        new AgentEvent.Failed(
                                                new AgentEvent.Stamp("i-1", 1, 7, 1234),
                                                3,
                                                Problem.at("disk", "gone", "plug it in")))),
                        event));
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void whatIsReadIsWrittenAgain(String text, Codec codec) throws MalformedJson {
        assertThat(codec.again(JsonObject.parse(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void damagedTextIsAValueOrMalformed(String text, Codec codec) {
        Random random = new Random(11);
        int malformed = 0;
        for (int round = 0; round < 25_000; round++) {
            StringBuilder damaged = new StringBuilder(text);
            for (int change = random.nextInt(1, 4); change > 0; change--) damage(damaged, random);
            try {
                codec.again(JsonObject.parse(damaged.toString()));
            } catch (MalformedJson expected) {
                malformed++;
            }
        }
        assertThat(malformed).isBetween(1000, 25_000);
    }

    private static void damage(StringBuilder text, Random random) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(4)) {
            case 0 -> text.setCharAt(at, (char) random.nextInt(1, 128));
            case 1 -> text.deleteCharAt(at);
            case 2 -> text.delete(at, Math.min(text.length(), at + random.nextInt(20)));
            default ->
                    text.insert(
                            at,
                            List.of("\"", "{", "}", "[", "null", "-9", ",", "99999999999999999999")
                                    .get(random.nextInt(8)));
        }
        if (text.isEmpty()) text.append('x');
    }

    /// Such an event once ended as an error of the server, and the agent sent it for ever.
    @Test
    void aProblemWithoutAReasonIsMalformed() {
        String event =
                """
                {"event":"failed","install":"i","attempt":1,"sequence":1,"atMillis":1,"step":0,
                 "where":"x","what":" ","fix":""}
                """;
        assertThatThrownBy(() -> EventJson.decode(JsonObject.parse(event)))
                .isInstanceOf(MalformedJson.class)
                .hasMessageContaining("without what or fix");
    }

    @Test
    void textBehindTheObjectIsMalformed() {
        for (String text : List.of("{\"a\":1} xx {", "{} {}", "{}]"))
            assertThatThrownBy(() -> JsonObject.parse(text)).isInstanceOf(MalformedJson.class);
    }

    @Test
    void sectorsThatNoKernelHasAreMalformed() {
        String facts =
                JsonObject.write(FactsJson.encode(FACTS))
                        .replace("\"logicalSectorBytes\":512", "\"logicalSectorBytes\":2097152");
        assertThatThrownBy(() -> FactsJson.decode(JsonObject.parse(facts)))
                .isInstanceOf(MalformedJson.class)
                .hasMessageContaining("2097152");
    }

    @Test
    void aPlanThatDiffersHasAnotherHash() {
        Plan quiet = new Plan(PLAN.firmware(), PLAN.disks(), PLAN.steps());
        Plan shorter = new Plan(PLAN.firmware(), PLAN.disks(), PLAN.steps().subList(0, 4));
        assertThat(List.of(PLAN.hash(), quiet.hash(), shorter.hash())).doesNotHaveDuplicates();
    }
}
