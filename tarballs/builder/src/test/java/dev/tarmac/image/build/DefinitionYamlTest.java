package dev.tarmac.image.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

class DefinitionYamlTest {
    private static final String GOOD =
            """
            name: small
            suite: bookworm
            date: 2026-01-01T00:00:00Z
            components: [main, contrib]
            mirrors: ["http://mirror.example/debian"]
            packages: [linux-image-amd64, systemd-sysv]
            leaveOut: [/usr/share/doc/*]
            keep: [/usr/share/doc/*/copyright]
            files:
              - path: /etc/motd
                text: hello
              - path: /usr/local/sbin/early
                stage: before-packages
                mode: 0755
                text: "#!/bin/sh\\n"
            """;

    @Test
    void readsADefinition() throws Exception {
        ImageDefinition definition = DefinitionYaml.read("small.yaml", GOOD);

        assertThat(definition.name().text()).isEqualTo("small");
        assertThat(definition.date()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(definition.files())
                .containsExactly(
                        new ImageDefinition.File(
                                "/etc/motd", ImageDefinition.Stage.AFTER_PACKAGES, 0644, "hello"),
                        new ImageDefinition.File(
                                "/usr/local/sbin/early",
                                ImageDefinition.Stage.BEFORE_PACKAGES,
                                0755,
                                "#!/bin/sh\n"));
    }

    @Test
    void turnsADefinitionIntoOneCommand() throws Exception {
        Mmdebstrap command =
                Mmdebstrap.of(
                        DefinitionYaml.read("small.yaml", GOOD),
                        Path.of("/work dir/hooks"),
                        Path.of("/work dir/tree.tar"));

        assertThat(command.arguments())
                .containsExactly(
                        "mmdebstrap",
                        "--mode=root",
                        "--variant=minbase",
                        "--architectures=amd64",
                        "--format=tar",
                        "--hook-dir=/usr/share/mmdebstrap/hooks/maybe-merged-usr",
                        "--include=linux-image-amd64,systemd-sysv",
                        "--components=main,contrib",
                        "--dpkgopt=path-exclude=/usr/share/doc/*",
                        "--dpkgopt=path-include=/usr/share/doc/*/copyright",
                        "--essential-hook=/work dir/hooks/before-packages.sh",
                        "--customize-hook=/work dir/hooks/after-packages.sh",
                        "bookworm",
                        "/work dir/tree.tar",
                        "http://mirror.example/debian");
        assertThat(command.environment()).containsEntry("SOURCE_DATE_EPOCH", "1767225600");
    }

    @Test
    void tellsEveryMistakeWithItsPlace() {
        String bad =
                GOOD.replace("name: small", "name: ../small")
                        .replace("packages:", "package:")
                        .replace("suite: bookworm", "suite: book;worm")
                        .replace("2026-01-01T00:00:00Z", "yesterday")
                        .replace("path: /etc/motd", "path: /etc/../motd")
                        .replace("0755", "rwx")
                        .replace("before-packages", "before")
                        .replace("/usr/share/doc/*]", "\"/usr/$(id)\"]");

        Refused refused =
                catchThrowableOfType(Refused.class, () -> DefinitionYaml.read("bad.yaml", bad));

        assertThat(refused.problems())
                .extracting(problem -> problem.where() + ": " + problem.what())
                .contains(
                        "bad.yaml:1:7: name: not an image name: '../small'",
                        "bad.yaml:6:1: unknown key 'package'",
                        "bad.yaml:2:8: suite: 'book;worm' is no word of small letters, digits and '-'",
                        "bad.yaml:10:11: path: '/etc/../motd' is no absolute path of a file",
                        "bad.yaml:14:11: mode: 'rwx' is no mode",
                        "bad.yaml:13:12: stage: no stage 'before'",
                        "bad.yaml:7:12: '/usr/$(id)' in 'leaveOut' is not an absolute path");
        assertThat(refused)
                .hasMessageContaining("did you mean 'packages'?")
                .hasMessageContaining("'yesterday' is no moment in UTC");
    }

    @Test
    void refusesAPackageThatIsAnOption() {
        Refused refused =
                catchThrowableOfType(
                        Refused.class,
                        () ->
                                DefinitionYaml.read(
                                        "bad.yaml",
                                        GOOD.replace("systemd-sysv", "--customize-hook=id")));

        assertThat(refused).hasMessageContaining("'--customize-hook=id' in 'packages' is not");
    }

    @Test
    void everyChangeOfADefinitionIsAnotherBuild() throws Exception {
        String key = key(GOOD);

        assertThat(key(GOOD + "# a comment\n")).isEqualTo(key);
        for (String change :
                List.of("small", "bookworm", "01-01T", "contrib", "systemd-sysv", "doc", "hello"))
            assertThat(key(GOOD.replaceFirst(change, changed(change))))
                    .as(change)
                    .isNotEqualTo(key);
    }

    @Test
    void theDefinitionsWeShipAreGood() throws Exception {
        Path shipped = Path.of("../images");
        try (Stream<Path> files = Files.list(shipped)) {
            List<Path> definitions = files.toList();
            assertThat(definitions).isNotEmpty();
            for (Path definition : definitions) ImageBuild.check(definition);
        }
    }

    private static String changed(String word) {
        return word.equals("01-01T") ? "01-02T" : word + "x";
    }

    private static String key(String yaml) throws Exception {
        return BuildKey.of(DefinitionYaml.read("a.yaml", yaml), ImportOptions.DEFAULT);
    }
}
