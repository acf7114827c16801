package dev.tarmac.boot;

import dev.tarmac.Golden;
import dev.tarmac.pxe.MacAddress;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// What a signed GRUB is told, held against files that a person can read.
class GrubScriptTest {
    private static final Path GOLDEN = Path.of("src/test/resources/boot");
    private static final MacAddress MAC = MacAddress.parse("52:54:00:00:03:01");

    private final GrubScript script =
            new GrubScript(
                    _ -> URI.create("http://192.168.76.1:8077"), "console=ttyS0,115200 panic=30");

    @Test
    void bootsTheAgentWithTheAddressThatTheFirmwareHad() throws IOException {
        AgentFiles files = new AgentFiles("1".repeat(64), "2".repeat(64));
        check("agent.grub.cfg", script.agent(MAC, files, "is not known yet"));
    }

    @Test
    void bootsTheDiskThatTheLastInstallWrote() throws IOException {
        String why = "has install 0000000001, which is proven";
        check("disk.grub.cfg", script.disk(MAC, why, Optional.of("1A2B-3C4D")));
        check("some-disk.grub.cfg", script.disk(MAC, why, Optional.empty()));
    }

    @Test
    void waitsForAnAgent() throws IOException {
        check("later.grub.cfg", script.later(MAC));
    }

    private static void check(String name, String script) throws IOException {
        Golden.check(GOLDEN.resolve(name), script);
    }
}
