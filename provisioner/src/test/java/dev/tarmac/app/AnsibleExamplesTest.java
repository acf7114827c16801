package dev.tarmac.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.facts.Firmware;
import dev.tarmac.json.JsonObject;
import dev.tarmac.order.AgentCommand;
import dev.tarmac.order.InstallOrder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// The playbooks of ansible-examples with the distribution's Ansible, against a real server whose
/// two machines are played over HTTP.
@Tag("root")
class AnsibleExamplesTest {
    private static final Path EXAMPLES = Path.of("../ansible-examples").toAbsolutePath();
    private static final long LIMIT_SECONDS = 300;
    private static final String LAYOUT =
            """
            disks:
              - name: system
                partitions:
                  - {name: bios, size: 1M, type: biosboot}
                  - {name: root, size: rest, filesystem: ext4, mount: /}
            """;

    @TempDir Path directory;
    private Rig rig;
    private Server server;
    private Client client;
    private final ExecutorService machines = Executors.newVirtualThreadPerTaskExecutor();

    @BeforeEach
    void begin() throws Exception {
        rig = new Rig(directory);
        server = rig.start();
        client = rig.client();
        assertThat(
                        client.put(
                                        "/api/v1/profiles/web",
                                        Map.of("image", "debian-12", "layout", LAYOUT))
                                .status())
                .isEqualTo(200);
    }

    @AfterEach
    void end() {
        machines.shutdownNow();
        client.close();
        server.close();
    }

    @Test
    void aRackFromItsListToConfiguredMachines() throws Exception {
        Path list = directory.resolve("r12.csv");
        Files.writeString(
                list,
                """
                name,mac,profile,rack,hold
                web-1,52:54:00:00:00:01,web,r12,true
                web-2,52:54:00:00:00:02,web,r12,true
                """);
        assertThat(ansible("ansible-playbook", "import-rack.yml", "-e", "rack_file=" + list))
                .contains("2 added, 0 replaced");
        List<FakeAgent> agents = new ArrayList<>();
        for (int number = 1; number <= 2; number++) {
            FakeAgent agent = new FakeAgent(client, "52:54:00:00:00:0" + number);
            agent.boot(FakeAgent.facts(Firmware.BIOS, FakeAgent.emptyDisk("D" + number)));
            agents.add(agent);
        }
        assertThat(ansible("ansible-inventory", "--graph"))
                .contains("@rack_r12:", "@held:", "@profile_web:", "|--web-1", "|--web-2");
        List<Future<InstallOrder>> installs = new ArrayList<>();
        for (FakeAgent agent : agents) installs.add(machines.submit(() -> install(agent)));
        ansible("ansible-playbook", "install.yml", "-e", "target=rack_r12");
        for (Future<InstallOrder> install : installs)
            assertThat(install.get().host().hostname()).startsWith("web-");
        JsonObject hosts = JsonObject.parse(ansible("ansible-inventory", "--list"));
        assertThat(hosts.object("state_proven").texts("hosts")).containsExactly("web-1", "web-2");
        assertThat(
                        hosts.object("_meta")
                                .object("hostvars")
                                .object("web-1")
                                .object("tarmac_facts")
                                .integer("cpus"))
                .isEqualTo(2);
        Path motd = directory.resolve("motd");
        ansible(
                "ansible-playbook",
                "configure.yml",
                "--limit",
                "web-1",
                "-e",
                "ansible_connection=local",
                "-e",
                "motd=" + motd);
        assertThat(motd).hasContent("web-1, installed as web\n");
    }

    @Test
    void aReinstallIsSaidInSoManyWordsAndAPlanThatWipesToo() throws Exception {
        FakeAgent agent = new FakeAgent(client, "52:54:00:00:00:01");
        agent.boot(FakeAgent.facts(Firmware.BIOS, FakeAgent.emptyDisk("D1")));
        client.patch("/api/v1/machines/" + agent.mac, Map.of("profile", "web", "hostname", "db"));
        assertThat(run("ansible-playbook", "reinstall.yml", "-e", "host=db").text())
                .contains("this destroys what is on the disks of db");
        Future<InstallOrder> install = machines.submit(() -> install(agent));
        assertThat(ansible("ansible-playbook", "reinstall.yml", "-e", "host=db wipe=true"))
                .contains("failed=0");
        assertThat(install.get().host().hostname()).isEqualTo("db");
    }

    private static InstallOrder install(FakeAgent agent) throws Exception {
        AgentCommand command = agent.command(20);
        while (!(command instanceof AgentCommand.Install(InstallOrder order)))
            command = agent.command(20);
        agent.doSteps(order);
        agent.finish(order);
        agent.prove(order);
        return order;
    }

    private String ansible(String... argv) throws Exception {
        Output output = run(argv);
        assertThat(output.exit()).as(output.text()).isZero();
        return output.text();
    }

    private record Output(int exit, String text) {}

    private Output run(String... argv) throws Exception {
        Path file = Files.createTempFile(directory, "ansible", ".out");
        ProcessBuilder program =
                new ProcessBuilder(argv)
                        .directory(EXAMPLES.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(file.toFile());
        program.environment().put("TARMAC_SERVER", rig.config.url().toString());
        program.environment().put("TARMAC_TOKEN", rig.token);
        program.environment().put("ANSIBLE_LOCAL_TEMP", directory.resolve("tmp").toString());
        program.environment().put("ANSIBLE_NOCOLOR", "1");
        program.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        Process process = program.start();
        try {
            assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
            return new Output(process.exitValue(), Files.readString(file));
        } finally {
            process.destroyForcibly();
        }
    }
}
