package dev.tarmac.initramfs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The real kernel boots the real initramfs, followed by a second archive as a boot loader would
/// put it there.
@Tag("vm")
class AgentBootTest {
    /// What is typed before the shell asks for it is lost with the shell that ends.
    private static final String PROMPT = "# ";

    @TempDir static Path directory;
    private static AgentArtifacts artifacts;
    private static Path initramfs;

    @BeforeAll
    static void build() throws Refused, IOException, InterruptedException {
        artifacts = RealBuild.into(Files.createDirectory(directory.resolve("one")));
        initramfs = Files.copy(artifacts.initramfs(), directory.resolve("both.img"));
        FileTree ticket = new FileTree();
        ticket.text("/tarmac/ticket", "one-use-ticket", 0600);
        try (OutputStream out = Files.newOutputStream(initramfs, StandardOpenOption.APPEND)) {
            Newc.write(ticket, out);
        }
    }

    @Test
    void javaSpeaksAndAFailureEndsInAShellThatWorks() throws IOException, InterruptedException {
        try (Guest guest = Guest.boot(artifacts.kernel(), initramfs, "word.status=7")) {
            guest.await("BOOT-WORD shared=true names=kept");
            String said = guest.await("agent ended with status 7");
            assertThat(said).doesNotContain("panic").doesNotContain("not found");
            guest.type("echo the ticket is $(cat /tarmac/ticket)");
            guest.await("the ticket is one-use-ticket");
            guest.type("modprobe xfs && echo filesystems $(grep -c xfs /proc/filesystems)");
            guest.await("filesystems 1");
            guest.await(PROMPT);
            guest.type("exit");
            guest.await("exit");
            guest.await(PROMPT);
            guest.type("echo again a $((1 + 1))nd shell");
            guest.await("again a 2nd shell");
        }
    }

    @Test
    void theKernelCommandLineCanAskForAShellInsteadOfTheAgent()
            throws IOException, InterruptedException {
        try (Guest guest = Guest.boot(artifacts.kernel(), initramfs, "tarmac.shell")) {
            assertThat(guest.await("the agent was not started")).doesNotContain("BOOT-WORD");
        }
    }
}
