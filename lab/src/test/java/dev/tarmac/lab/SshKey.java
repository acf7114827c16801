package dev.tarmac.lab;

import dev.tarmac.lab.net.PrivateNetwork;
import dev.tarmac.lab.process.Tool;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A key made for one test, and the logins it opens.
record SshKey(Path file) {
    /// A system that is being started on two slow processors answers long before.
    private static final Duration LIMIT = Duration.ofMinutes(8);

    static SshKey make(Path folder) throws Refused, InterruptedException {
        Path file = folder.resolve("key");
        Tool.run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file.toString());
        return new SshKey(file);
    }

    /// As a line of authorized_keys.
    String line() throws IOException {
        return Files.readString(Path.of(file + ".pub")).strip();
    }

    /// What a command says on the machine. A machine whose sshd is not up yet is asked again for
    /// some time, by ssh itself.
    String run(PrivateNetwork network, String address, String... command)
            throws Refused, InterruptedException {
        List<String> argv =
                new ArrayList<>(
                        List.of(
                                "ssh",
                                "-i",
                                file.toString(),
                                "-o",
                                "BatchMode=yes",
                                "-o",
                                "IdentitiesOnly=yes",
                                "-o",
                                "StrictHostKeyChecking=no",
                                "-o",
                                "UserKnownHostsFile=/dev/null",
                                "-o",
                                "LogLevel=ERROR",
                                "-o",
                                "ConnectTimeout=60",
                                "-o",
                                "ConnectionAttempts=300",
                                "-o",
                                "ServerAliveInterval=10",
                                "-o",
                                "ServerAliveCountMax=6",
                                "root@" + address));
        argv.addAll(List.of(command));
        return Tool.run(network.command(argv), LIMIT).strip();
    }
}
