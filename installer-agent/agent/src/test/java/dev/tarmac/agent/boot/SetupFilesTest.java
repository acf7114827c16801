package dev.tarmac.agent.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.agent.boot.TargetFile.Directory;
import dev.tarmac.agent.boot.TargetFile.Link;
import dev.tarmac.agent.boot.TargetFile.Text;
import dev.tarmac.firstboot.Setup;
import dev.tarmac.firstboot.SetupJson;
import dev.tarmac.json.JsonObject;
import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class SetupFilesTest {
    private static final Map<String, String> IMAGE =
            Map.of(
                    "/etc/passwd",
                            """
                            root:x:0:0:root:/root:/bin/bash
                            nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
                            debian:x:1000:1000::/home/debian:/bin/sh
                            """,
                    "/etc/group", "root:x:0:\nshadow:x:42:\nsudo:x:27:\ndebian:x:1000:\n",
                    "/etc/shadow", "root:*:19000:0:99999:7:::\ndebian:!:19000:0:99999:7:::\n",
                    "/etc/gshadow", "root:*::\nshadow:*::\nsudo:*::\ndebian:!::\n");

    @Test
    void makesUsersWithTheirGroupsHomesAndKeys() throws Exception {
        List<TargetFile> files =
                files(
                        """
                        {"rootPasswordHash": "$6$r$x",
                         "groups": [{"name": "ops", "number": 2000}],
                         "users": [
                           {"name": "alice", "passwordHash": "$6$a$x", "groups": ["sudo", "ops", "docker"],
                            "comment": "Alice A", "sshKeys": ["ssh-ed25519 AAAA a"]},
                           {"name": "debian", "shell": "/bin/bash", "sshKeys": ["ssh-ed25519 BBBB"]}]}
                        """);

        assertThat(text(files, "/etc/passwd"))
                .startsWith("root:x:0:0:root:/root:/bin/bash\n")
                .contains("debian:x:1000:1000::/home/debian:/bin/bash\n")
                .endsWith("alice:x:1001:1001:Alice A:/home/alice:/bin/bash\n");
        assertThat(text(files, "/etc/group"))
                .isEqualTo(
                        """
                        root:x:0:
                        shadow:x:42:
                        sudo:x:27:alice
                        debian:x:1000:
                        ops:x:2000:alice
                        alice:x:1001:
                        docker:x:2001:alice
                        """);
        assertThat(text(files, "/etc/shadow"))
                .isEqualTo(
                        """
                        root:$6$r$x:19000:0:99999:7:::
                        debian:!:19000:0:99999:7:::
                        alice:$6$a$x::0:99999:7:::
                        """);
        assertThat(text(files, "/etc/gshadow")).contains("sudo:*::alice\n", "docker:!::alice\n");
        assertThat(file(files, "/etc/shadow"))
                .isEqualTo(
                        new Text(
                                "/etc/shadow", 0640, text(files, "/etc/shadow"), new Owner(0, 42)));
        Owner alice = new Owner(1001, 1001);
        assertThat(files)
                .contains(
                        new Directory("/home/alice", 0700, alice),
                        new Text("/home/alice/.bashrc", 0644, "# skel\n", alice),
                        new Directory("/home/alice/.ssh", 0700, alice),
                        new Text(
                                "/home/alice/.ssh/authorized_keys",
                                0600,
                                "ssh-ed25519 AAAA a\n",
                                alice))
                .contains(
                        new Text(
                                "/home/debian/.ssh/authorized_keys",
                                0600,
                                "ssh-ed25519 BBBB\n",
                                new Owner(1000, 1000)));
    }

    @Test
    void writesFilesAsWhomTheyName() throws Exception {
        List<TargetFile> files =
                files(
                        """
                        {"users": [{"name": "app", "number": 5000, "primaryGroup": 27}],
                         "files": [
                           {"path": "/etc/motd", "content": "hello\\n"},
                           {"path": "/opt/app/token", "secret": "s", "owner": "app", "group": "sudo"}]}
                        """);

        assertThat(files)
                .contains(
                        new Text("/etc/motd", 0644, "hello\n"),
                        new Text("/opt/app/token", 0600, "s", new Owner(5000, 27)));
        assertThat(files.toString()).doesNotContain("hello");
    }

    @Test
    void runsScriptsOnceAndInOrder() throws Exception {
        List<TargetFile> files =
                files(
                        """
                        {"scripts": [{"name": "b", "content": "#!/bin/sh\\ntrue\\n"},
                                     {"name": "a", "secret": "#!/bin/sh\\nfalse\\n"}]}
                        """);

        assertThat(files)
                .extracting(TargetFile::path)
                .containsExactly(
                        "/etc/tarmac-first-boot/001-b",
                        "/etc/tarmac-first-boot/002-a",
                        "/etc/tarmac-first-boot/run",
                        "/etc/systemd/system/tarmac-first-boot.service",
                        "/etc/systemd/system/multi-user.target.wants/tarmac-first-boot.service");
        assertThat(files.getLast()).isInstanceOf(Link.class);
        assertThat(((Text) files.getFirst()).mode()).isEqualTo(0700);
    }

    @Test
    void whatTheImageDoesNotAllowIsRefused() {
        refused(
                "{\"files\": [{\"path\": \"/x\", \"content\": \"\", \"owner\": \"nginx\"}]}",
                "neither image nor profile has the user nginx");
        refused(
                "{\"users\": [{\"name\": \"alice\", \"number\": 1000}]}",
                "cannot have number 1000: in the image it is debian's");
        refused(
                "{\"users\": [{\"name\": \"debian\", \"number\": 7}]}",
                "has number 1000 in the image");
    }

    private static void refused(String setup, String why) {
        assertThatThrownBy(() -> files(setup))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(why);
    }

    private static List<TargetFile> files(String setup) throws Exception {
        Setup read = SetupJson.decode(JsonObject.parse(setup));
        return SetupFiles.of(
                read, path -> IMAGE.getOrDefault(path, ""), Map.of(".bashrc", "# skel\n"));
    }

    private static String text(List<TargetFile> files, String path) {
        return ((Text) file(files, path)).content();
    }

    private static TargetFile file(List<TargetFile> files, String path) {
        return files.stream().filter(file -> file.path().equals(path)).findFirst().orElseThrow();
    }
}
