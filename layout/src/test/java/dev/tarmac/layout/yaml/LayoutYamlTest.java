package dev.tarmac.layout.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.Size;
import dev.tarmac.layout.Whole;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertThat(layout.partitions().map(partition -> partition.size().orElseThrow()))
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
                    ext4            | zfs                  | 6:45 | there are ext2, ext3, ext4, xfs, btrfs, vfat, swap
                    type: esp,      | type: uefi,          | 5:27 | linux, swap, biosboot, esp
                    label: root     | label: a-name-too-long-for-ext4 | 6:58 | at most 16 characters
                    size: 512M      | size: 512M, label: EFI.SYS | 5:51 | none of *?.,;:/
                    size: 50%       | size: 9999999P       | 6:28 | larger than any disk
                    mount: /        | mount: /boot/grub    | 6:9  | GRUB looks for its files
                    mount: /        | mount: /dev/x        | 6:9  | hidden as soon as the system starts
                    mount: /        | mount: /etc          | 6:9  | holds the fstab
                    mount: /        | mount: /lib64        | 6:9  | link to /usr
                    mount: /        | mount: /srv          | 2:5  | nothing is mounted on /
                    mount: /        | options: noatime     | 6:9  | no mount point
                    ext4            | vfat                 | 6:9  | root of Linux
                    `ext4, label: root, mount: /}` | `vfat, mount: /var/lib}` | 6:9 | links and owners
                    `mount: /}`     | `mount: /boot/efi}`  | 6:9  | both mounted on /boot/efi
                    size: 512M      | size: 51%            | 2:5  | take 101%
                    `label: root,`  | `type: esp,`         | 6:9  | a second EFI system partition
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
    void secondRestAndSecondDiskOfOneName() {
        String text =
                """
                disks:
                  - name: d
                    partitions:
                      - {name: root, size: rest, filesystem: ext4, mount: /}
                      - {name: more, size: rest}
                  - name: d
                    partitions:
                      - {name: data, size: 20%}
                """;
        assertThat(refused(text).problems())
                .extracting(problem -> problem.where() + " " + problem.what())
                .containsExactly(
                        "f.yaml:6:5 a second disk 'd'; the first is at f.yaml:2:5",
                        "f.yaml:5:9 a second partition of size rest on disk 'd'");
    }

    @Test
    void tellsOneMistakeOnce() {
        String text =
                """
                disks:
                  - name: d
                    partitions:
                      - {size: 1G, filesystem: zfs, mount: /}
                      - {size: 1G, filesystem: [ext4], mount: /srv}
                """;
        assertThat(refused(text).problems())
                .extracting(problem -> problem.where() + " " + problem.what())
                .containsExactly(
                        "f.yaml:4:9 'name' is missing",
                        "f.yaml:4:32 no file system 'zfs'; there are ext2, ext3, ext4, xfs, btrfs, vfat, swap",
                        "f.yaml:5:9 'name' is missing",
                        "f.yaml:5:32 'filesystem' must be one value");
    }

    /// A few kilobytes of brackets, or of slashes, once ended the server's stack.
    @Test
    void deepNestingAndLongPathsAreRefused() {
        assertThat(refused("disks: " + "[".repeat(5000)).problems())
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.where()).hasToString("f.yaml:1:57");
                            assertThat(problem.what()).contains("deeper than 50");
                        });
        String path = "/a".repeat(100_000);
        assertThat(refused(GOOD.replace("mount: /}", "mount: " + path + "}")).getMessage())
                .contains("is no mount point")
                .hasSizeLessThan(1000);
        assertThat(refused("a: &a [x]\nb: " + "[*a, ".repeat(3000)).problems()).isNotEmpty();
    }

    /// A megabyte of what is wrong in every line is answered, soon and in lines that can be read.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "      - {}\n",
                "      - {name: *long, size: *long, filesystem: *long, *long : 1}\n",
                "      - {name: *long, keep: {label: *long}, mount: *long, label: *long}\n",
                "      - {name: a, size: 1M}\n",
            })
    void manyMistakesAreAnswered(String line) {
        String text =
                "raids:\n  - {name: &long "
                        + "x".repeat(100_000)
                        + ", level: 1, members: [*long"
                        + ", a, *long".repeat(10_000)
                        + "]}\ndisks:\n  - name: d\n    partitions:\n"
                        + line.repeat(800_000 / line.length());
        assertThat(refused(text).problems())
                .hasSizeGreaterThan(1000)
                .allMatch(problem -> problem.toString().length() < 2000);
    }

    private static Refused refused(String text) {
        return catchThrowableOfType(Refused.class, () -> LayoutYaml.read("f.yaml", text));
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
        List<String> good = List.of(GOOD, Whole.OWN, Whole.ANACONDA);
        for (int round = 0; round < 30_000; round++) {
            StringBuilder text = new StringBuilder(good.get(round % good.size()));
            for (int change = random.nextInt(1, 6); change > 0; change--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, (char) random.nextInt(1, 0x2100));
                    case 1 -> text.deleteCharAt(at);
                    default ->
                            text.insert(
                                    at,
                                    List.of("{", "- ", "&a ", "*a", ": ", "\n", "[]", "~", "9")
                                            .get(random.nextInt(9)));
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
