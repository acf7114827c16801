package dev.tarmac.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

class ManifestJsonTest {
    private static final String SHA = "0123456789abcdef".repeat(4);

    private static final ImageManifest DEBIAN =
            new ImageManifest(
                    "debian-12",
                    "x86_64",
                    new ImageManifest.Os("debian", "12", "Debian GNU/Linux 12 (bookworm)"),
                    300,
                    SHA,
                    5_000_000,
                    1_700,
                    3_000_000,
                    List.of(
                            new Frame(0, 100, 4_000_000, SHA, true),
                            new Frame(100, 200, 1_000_000, SHA, false)),
                    List.of(
                            new ImageManifest.Kernel(
                                    "6.1.0-30-amd64",
                                    "/boot/vmlinuz-6.1.0-30-amd64",
                                    "/boot/initrd.img-6.1.0-30-amd64",
                                    SHA)),
                    new ImageManifest.Loaders(
                            Optional.of("/usr/lib/grub/i386-pc"),
                            Optional.empty(),
                            Optional.of("/usr/lib/shim/shimx64.efi.signed"),
                            Optional.empty()),
                    List.of("/boot/vmlinuz-6.1.0-30-amd64"),
                    List.of("curl", "bash"),
                    "systemd",
                    "networkd");

    @Test
    void survivesEncodeAndDecodeUnchanged() throws Exception {
        String text = JsonObject.write(ManifestJson.encode(DEBIAN));

        assertThat(ManifestJson.decode(JsonObject.parse(text))).isEqualTo(DEBIAN);
    }

    @Test
    void readsManifestsThatDoNotTellWhatIsSigned() throws Exception {
        String text =
                JsonObject.write(ManifestJson.encode(DEBIAN))
                        .replace("\"signed\":[\"/boot/vmlinuz-6.1.0-30-amd64\"],", "");
        assertThat(text).doesNotContain("signed\":[");
        assertThat(ManifestJson.decode(JsonObject.parse(text)).signed()).isEmpty();
    }

    /// Images outlive the release that made them.
    @Test
    void readsManifestsThatDoNotTellTheUnpackedSize() throws Exception {
        String text =
                JsonObject.write(ManifestJson.encode(DEBIAN))
                        .replace("\"unpackedBytes\":3000000,", "");

        ImageManifest old = ManifestJson.decode(JsonObject.parse(text));

        assertThat(old.unpackedBytes()).isEqualTo(5_000_000 - 1_700 * 2048);
        assertThat(
                        ManifestJson.decode(
                                        JsonObject.parse(
                                                text.replace(
                                                        "\"entries\":1700",
                                                        "\"entries\":" + Long.MAX_VALUE)))
                                .unpackedBytes())
                .isZero();
    }

    @Test
    void refusesAnotherFormatByItsNumber() {
        String text =
                JsonObject.write(ManifestJson.encode(DEBIAN))
                        .replace("\"format\":1", "\"format\":2");

        assertThatThrownBy(() -> ManifestJson.decode(JsonObject.parse(text)))
                .isInstanceOf(MalformedJson.class)
                .hasMessageContaining("$.format")
                .hasMessageContaining("2");
    }

    @Test
    void refusesFramesThatDoNotCoverTheData() {
        String text =
                JsonObject.write(ManifestJson.encode(DEBIAN))
                        .replace("\"offset\":100", "\"offset\":101");

        assertThatThrownBy(() -> ManifestJson.decode(JsonObject.parse(text)))
                .isInstanceOf(MalformedJson.class)
                .hasMessageContaining("frame at 101 should start at 100");
    }

    @Test
    void refusesANameThatLeavesTheStore() {
        String text =
                JsonObject.write(ManifestJson.encode(DEBIAN)).replace("debian-12", "../debian");

        assertThatThrownBy(() -> ManifestJson.decode(JsonObject.parse(text)))
                .isInstanceOf(MalformedJson.class)
                .hasMessageContaining("../debian");
    }

    @Test
    void anyDamageIsAValueOrMalformedJson() {
        String good = JsonObject.write(ManifestJson.encode(DEBIAN));
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(4711);
        for (int round = 0; round < 20_000; round++) {
            char[] text = good.toCharArray();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--)
                text[random.nextInt(text.length)] = (char) (32 + random.nextInt(95));
            try {
                ManifestJson.decode(JsonObject.parse(new String(text)));
            } catch (MalformedJson expected) {
                assertThat(expected.getMessage()).isNotBlank();
            }
        }
    }
}
