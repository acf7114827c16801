package dev.tarmac.layout.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.Size;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Random;

class LayoutYamlTest {
    private static final String GOOD =
            """
            disks:
              - name: system
                select: {serial: S1, size: 400G..500G}
                partitions:
                  - {name: esp, type: esp, size: 512M}
                  - {name: root, size: 50%, filesystem: ext4, label: root, mount: /}
            """;

    @Test
    void readsWhatIsWritten() throws Refused {
        DiskLayout layout = LayoutYaml.read("f.yaml", GOOD);
        assertThat(layout.disks().getFirst().selectors()).hasSize(2);
        assertThat(layout.partitions().map(partition -> partition.size()))
                .containsExactly(new Size.Bytes(512L << 20), new Size.Percent(50));
        assertThat(layout.partitions().findFirst().orElseThrow().mount()).contains("/boot/efi");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    size: 50%       | sise: 50%            | 6:22 | did you mean 'size'?
                    size: 50%       | size: 50 percent     | 6:28 | 512M, 1.5G, 20% or rest
                    size: 50%       | size: 101%           | 6:28 | 1% to 100%
                    size: 50%       | label: x             | 6:9  | 'size' is missing
                    mount: /        | mount: srv           | 6:9  | no mount point
                    mount: /        | mount: /a/../b       | 6:9  | no mount point
                    ext4            | btrfs                | 6:45 | there are ext4, xfs, vfat, swap
                    type: esp,      | type: uefi,          | 5:27 | linux, swap, biosboot, esp
                    label: root     | label: a-name-too-long-for-ext4 | 6:45 | at most 16 characters
                    name: root      | name: esp            | 6:9  | a second partition 'esp'
                    size: 400G..500G | size: 500G..400G    | 3:32 | from small to large
                    disks:          | discs:               | 1:1  | did you mean 'disks'?
                    `type: esp, `   | `type: esp, filesystem: ext4, ` | 5:9 | only as vfat
                    """)
    void saysWhereAndHow(String good, String bad, String place, String fix) {
        String text = GOOD.replace(good, bad);
        assertThat(text).isNotEqualTo(GOOD);
        Refused refused =
                catchThrowableOfType(Refused.class, () -> LayoutYaml.read("f.yaml", text));
        assertThat(refused.problems())
                .anySatisfy(
                        problem -> {
                            assertThat(problem.where()).hasToString("f.yaml:" + place);
                            assertThat(problem.what() + " " + problem.fix()).contains(fix);
                        });
    }

    @Test
    void tellsTheLineOfWhatIsNoYaml() {
        Refused refused =
                catchThrowableOfType(
                        Refused.class, () -> LayoutYaml.read("f.yaml", "disks:\n  - {name: x\n"));
        assertThat(refused.problems())
                .extracting(Problem::where)
                .extracting(Object::toString)
                .containsExactly("f.yaml:3:1");
    }

    /// Whatever the bytes, the answer is a layout or a refusal.
    @Test
    void survivesHostileText() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder(GOOD);
            for (int change = random.nextInt(1, 6); change > 0; change--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, (char) random.nextInt(1, 0x2100));
                    case 1 -> text.deleteCharAt(at);
                    default ->
                            text.insert(
                                    at,
                                    List.of("{", "- ", "&a ", "*a", ": ", "\n")
                                            .get(random.nextInt(6)));
                }
            }
            try {
                LayoutYaml.read("f.yaml", text.toString());
            } catch (Refused refused) {
                assertThat(refused.problems()).isNotEmpty();
            }
        }
    }
}
