package dev.tarmac.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.cli.CommandLineFixture;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The capture is tcpdump's, of dhclient and curl on a link whose MTU is 1400 on one side.
class ReplayCommandTest {
    private static final Path CAPTURE = Path.of("src/test/resources/captures/small-mtu.pcap");
    private static final Path FIRMWARE = Path.of("../provisioner/src/test/resources/captures");

    @TempDir private Path folder;
    private CommandLineFixture tarmac;

    @BeforeEach
    void start() {
        tarmac = new CommandLineFixture(folder);
    }

    @Test
    void tellsEveryDecisionAndAVerdict() {
        assertThat(tarmac.run("replay", CAPTURE.toString())).as(tarmac.err()).isZero();
        List<String> lines = tarmac.out().lines().toList();
        assertThat(lines.getFirst())
                .contains(
                        "52:54:00:12:34:56  answered   DISCOVER, x64 UEFI -> OFFER 192.168.76.145");
        assertThat(lines)
                .anyMatch(line -> line.contains("blksize=1468"))
                .filteredOn(line -> line.contains("no answer to block 1, blksize 1468"))
                .hasSizeGreaterThan(3);
        assertThat(lines.getLast())
                .startsWith("52:54:00:12:34:56 stalled at block 1 of snponly.efi")
                .endsWith("[tftp-stalled]");
    }

    /// Boots of the lab with real firmware. What is wrong with HTTP alone is in no capture.
    @ParameterizedTest
    @CsvSource({
        "uefi, 1, booting",
        "bios, 1, booting",
        "uefi-http, 1, booting",
        "proxy, 2, booting",
        "small-mtu, 1, tftp-stalled",
        "secure-boot, 1, secure-boot",
        "loader-silent, 1, boot-file-silent",
        "agent-silent, 1, booting",
        "http-shut, 1, booting",
        "proxy-ignored, 1, proxy-ignored"
    })
    void saysWhatIsWrongWithRealFirmware(String name, int machines, String verdict) {
        Path capture = FIRMWARE.resolve(name).resolve("boot.pcap");
        assertThat(tarmac.run("replay", capture.toString())).as(tarmac.err()).isZero();
        List<String> lines = tarmac.out().lines().toList();
        assertThat(lines.subList(lines.size() - machines, lines.size()))
                .allMatch(line -> line.startsWith("52:54:00:74:6d:"))
                .allMatch(line -> line.endsWith("[" + verdict + "]"));
    }

    @Test
    void tellsItToPrograms() throws MalformedJson {
        assertThat(tarmac.run("replay", CAPTURE.toString(), "-o", "json")).isZero();
        JsonObject first = JsonObject.parse(tarmac.out().lines().toList().getFirst());
        assertThat(first.text("mac")).isEqualTo("52:54:00:12:34:56");
        assertThat(first.text("decision")).isEqualTo("answered");
        assertThat(first.text("outcome")).startsWith("OFFER 192.168.76.145");
    }

    /// Another network would not have answered.
    @Test
    void decidesAsAConfigurationSays() throws IOException {
        Path config = folder.resolve("tarmac.yaml");
        Files.writeString(
                config,
                """
                data: data
                images: images
                agent: agent
                address: 10.0.0.1
                subnet: 10.0.0.0/24
                pool: {from: 10.0.0.5, to: 10.0.0.9}
                """);
        assertThat(tarmac.run("replay", CAPTURE.toString(), "--config", config.toString()))
                .isZero();
        assertThat(tarmac.out().lines().findFirst().orElseThrow()).contains("OFFER 10.0.0.");
        assertThat(tarmac.out()).contains("no answer needed: it speaks to the server 192.168.76.1");
    }

    /// Shim lies with the server's agent and not below its TFTP root.
    @Test
    void aShimThatIsInNoDirectoryHereIsAsLongAsInTheCapture() throws IOException {
        String bytes = Files.readString(CAPTURE, StandardCharsets.ISO_8859_1);
        Path capture =
                Files.writeString(
                        folder.resolve("shim.pcap"),
                        bytes.replace("snponly.efi", "shimx64.efi"),
                        StandardCharsets.ISO_8859_1);
        Path config = folder.resolve("tarmac.yaml");
        Files.writeString(
                config,
                """
                data: data
                images: images
                agent: agent
                address: 192.168.76.1
                subnet: 192.168.76.0/24
                pool: {from: 192.168.76.100, to: 192.168.76.199}
                tftp: {root: %s}
                """
                        .formatted(Files.createDirectory(folder.resolve("tftp"))));
        assertThat(tarmac.run("replay", capture.toString(), "--config", config.toString()))
                .as(tarmac.err())
                .isZero();
        assertThat(tarmac.out())
                .contains("of shimx64.efi")
                .contains("[tftp-stalled]")
                .doesNotContain("boot-file-missing");
    }

    @Test
    void refusesWhatIsNoCapture() throws IOException {
        Path text = Files.writeString(folder.resolve("a.pcap"), "this is no capture at all, no\n");
        assertThat(tarmac.run("replay", text.toString())).isOne();
        assertThat(tarmac.err()).contains("pcap begins with").contains("fix: give a capture");
        assertThat(tarmac.run("replay", folder.resolve("none").toString())).isOne();
        assertThat(tarmac.err()).contains("no such file");
    }

    @Test
    void tellsThatACaptureWasCutOff() throws IOException {
        byte[] whole = Files.readAllBytes(CAPTURE);
        Path cut = Files.write(folder.resolve("cut.pcap"), Arrays.copyOf(whole, 5000));
        assertThat(tarmac.run("replay", cut.toString())).isZero();
        assertThat(tarmac.err()).contains("ends in the middle of a packet");
        Path empty = Files.write(folder.resolve("empty.pcap"), Arrays.copyOf(whole, 24));
        assertThat(tarmac.run("replay", empty.toString())).isOne();
        assertThat(tarmac.err()).contains("--config tarmac.yaml");
    }
}
