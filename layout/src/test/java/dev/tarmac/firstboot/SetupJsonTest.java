package dev.tarmac.firstboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Problems;
import dev.tarmac.problem.Where;

import org.junit.jupiter.api.Test;

class SetupJsonTest {
    private static final String SETUP =
            """
            {"rootPasswordHash": "$6$hush1",
             "groups": [{"name": "ops", "number": 2000}],
             "users": [{"name": "alice", "passwordHash": "$6$hush2", "groups": ["sudo"],
                        "sshKeys": ["ssh-ed25519 AAAA"]}, {"name": "bob", "number": 1200}],
             "files": [{"path": "/etc/motd", "content": "hello"},
                       {"path": "/etc/app/token", "mode": "0640", "group": "ops", "secret": "hush3"}],
             "scripts": [{"name": "join", "secret": "#!/bin/sh\\necho hush4\\n"},
                         {"name": "tell", "content": "#!/bin/sh\\necho hello\\n"}],
             "userData": "#cloud-config\\npassword: hush5\\n"}
            """;

    @Test
    void isReadBackAsItWasWritten() throws MalformedJson {
        Setup setup = read(SETUP);

        assertThat(read(JsonObject.write(SetupJson.encode(setup)))).isEqualTo(setup);
        assertThat(setup.isNothing()).isFalse();
        assertThat(read("{}").isNothing()).isTrue();
    }

    @Test
    void peopleSeeThatASecretIsSetAndMaySendThatBack() throws MalformedJson {
        Setup setup = read(SETUP);

        String shown = JsonObject.write(SetupJson.shown(setup));

        assertThat(shown).doesNotContain("hush").contains("hello");
        assertThat(setup.toString()).doesNotContain("hush");
        assertThat(SetupJson.decode(JsonObject.parse(shown), setup)).isEqualTo(setup);
        assertThatThrownBy(() -> read(shown))
                .isInstanceOf(MalformedJson.class)
                .hasMessageContaining("none is set yet");
    }

    @Test
    void refusesWhatCannotBeMeant() {
        refuses("{\"fils\": []}", "$.fils is unknown");
        refuses("{\"users\": [{\"name\": \"root\"}]}", "root is there already");
        refuses("{\"users\": [{\"name\": \"a\"}, {\"name\": \"a\"}]}", "no other user has");
        refuses("{\"users\": [{\"name\": \"a\", \"passwordHash\": \"a:b\"}]}", "one field");
        refuses("{\"files\": [{\"path\": \"etc/x\", \"content\": \"\"}]}", "no / in front");
        refuses("{\"files\": [{\"path\": \"/a/../x\", \"content\": \"\"}]}", "leads through");
        refuses("{\"files\": [{\"path\": \"/x\"}]}", "there, or secret is");
        refuses("{\"files\": [{\"path\": \"/x\", \"content\": \"\", \"mode\": 948}]}", "octal");
        refuses(
                "{\"files\": [{\"path\": \"/x\", \"secret\": \"hush\", \"mode\": \"0644\"}]}",
                "everybody may read this secret");
        refuses("{\"scripts\": [{\"name\": \"x\", \"secret\": \"hush\"}]}", "#!/bin/sh");
    }

    @Test
    void findsEveryContradiction() throws MalformedJson {
        Setup setup =
                read(
                        """
                        {"users": [{"name": "a", "number": 7}, {"name": "b", "number": 7}],
                         "files": [{"path": "/etc/fstab", "content": ""}, {"path": "/x", "content": ""},
                                   {"path": "/x/y", "content": ""}, {"path": "/boot/z", "content": ""}],
                         "scripts": [{"name": "s", "content": "#!/bin/sh"}, {"name": "s", "content": "#!/bin/sh"}],
                         "userData": "packages: [nginx]"}
                        """);
        Problems problems = new Problems();

        SetupCheck.check(Where.of("profile web"), setup, problems);

        assertThat(problems.list())
                .extracting(Problem::what)
                .containsExactly(
                        "file /etc/fstab is written by the install itself",
                        "file /x/y and file /x cannot both be",
                        "file /boot/z is written by the install itself",
                        "script s is there twice",
                        "user b has the number of another one",
                        "its user data for cloud-init does not say what it is");
    }

    private static void refuses(String json, String why) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(MalformedJson.class)
                .hasMessageContaining(why)
                .hasMessageNotContaining("hush");
    }

    private static Setup read(String json) throws MalformedJson {
        return SetupJson.decode(JsonObject.parse(json));
    }
}
