package dev.tarmac.agent.boot;

import dev.tarmac.agent.boot.TargetFile.Link;
import dev.tarmac.agent.boot.TargetFile.Text;
import dev.tarmac.order.ProofTicket;

import java.util.List;

/// What makes the installed system phone home once: a unit, a script, and a token that only root
/// can read. After the server has taken the proof, the script removes all of it.
final class ProofOfBoot {
    static final String DIRECTORY = "/etc/tarmac";
    private static final String UNIT = "/etc/systemd/system/tarmac-proof.service";
    private static final String WANTED =
            "/etc/systemd/system/multi-user.target.wants/tarmac-proof.service";

    private ProofOfBoot() {}

    static List<TargetFile> files(String install, ProofTicket ticket, String tool) {
        return List.of(
                new Text(DIRECTORY + "/proof-token", 0600, ticket.token() + "\n"),
                new Text(
                        DIRECTORY + "/prove",
                        0700,
                        ProofScript.text(install, ticket.url(), tool, DIRECTORY, UNIT, WANTED)),
                new Text(UNIT, 0644, unit()),
                new Link(WANTED, UNIT));
    }

    /// `simple`, not `oneshot`: a server that is away must not keep the boot from ending.
    private static String unit() {
        return """
        [Unit]
        Description=Tell the provisioning server once that this system has booted
        Wants=network-online.target
        After=network-online.target
        ConditionPathExists=%1$s/proof-token

        [Service]
        Type=simple
        ExecStart=%1$s/prove

        [Install]
        WantedBy=multi-user.target
        """
                .formatted(DIRECTORY);
    }
}
