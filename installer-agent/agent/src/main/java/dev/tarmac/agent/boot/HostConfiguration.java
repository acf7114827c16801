package dev.tarmac.agent.boot;

import dev.tarmac.agent.boot.TargetFile.Link;
import dev.tarmac.agent.boot.TargetFile.Text;
import dev.tarmac.firstboot.FixedAddress;
import dev.tarmac.image.ImageManifest;
import dev.tarmac.order.HostSettings;
import dev.tarmac.order.InstallOrder;

import java.util.ArrayList;
import java.util.List;

/// Everything that turns an unpacked image into this host.
public final class HostConfiguration {
    private static final String SSH_KEYS_UNIT = "/etc/systemd/system/tarmac-ssh-keys.service";

    private HostConfiguration() {}

    /// The files to write, none twice.
    ///
    /// @param hosts the image's /etc/hosts, or empty
    /// @param nameServers addresses for /etc/resolv.conf, unless the host has its own; none = it is
    ///   left alone
    public static List<TargetFile> files(
            InstallOrder order, ImageManifest manifest, String hosts, List<String> nameServers) {
        HostSettings host = order.host();
        List<TargetFile> files = new ArrayList<>();
        files.add(new Text("/etc/hostname", 0644, host.hostname() + "\n"));
        files.add(new Text("/etc/hosts", 0644, HostsFile.with(hosts, host.hostname())));
        files.add(new Text("/etc/machine-id", 0444, ""));
        List<String> asked =
                host.address()
                        .map(FixedAddress::nameServerTexts)
                        .filter(own -> !own.isEmpty())
                        .orElse(nameServers);
        if (!asked.isEmpty()) files.add(new Text("/etc/resolv.conf", 0644, nameServerLines(asked)));
        if (!host.sshKeys().isEmpty())
            files.add(
                    new Text(
                            "/root/.ssh/authorized_keys",
                            0600,
                            String.join("\n", host.sshKeys()) + "\n"));
        files.addAll(NetworkFiles.of(manifest.network(), host.bootMac(), host.address()));
        if (manifest.initSystem().equals("systemd")) files.addAll(units(order, manifest));
        return files;
    }

    private static List<TargetFile> units(InstallOrder order, ImageManifest manifest) {
        List<TargetFile> files = new ArrayList<>();
        files.add(new Text(SSH_KEYS_UNIT, 0644, sshKeysUnit()));
        files.add(
                new Link(
                        "/etc/systemd/system/multi-user.target.wants/tarmac-ssh-keys.service",
                        SSH_KEYS_UNIT));
        if (order.proof().isPresent() && !manifest.proofTools().isEmpty())
            files.addAll(
                    ProofOfBoot.files(
                            order.install(),
                            order.proof().get(),
                            manifest.proofTools().getFirst()));
        return files;
    }

    /// An image has no host keys, else all its machines would share them; -A makes what is missing
    /// and nothing else.
    private static String sshKeysUnit() {
        return """
        [Unit]
        Description=Make the ssh host keys that are missing
        Before=ssh.service sshd.service ssh.socket sshd.socket
        ConditionFileIsExecutable=/usr/bin/ssh-keygen

        [Service]
        Type=oneshot
        RemainAfterExit=yes
        ExecStart=/usr/bin/ssh-keygen -A

        [Install]
        WantedBy=multi-user.target
        """;
    }

    private static String nameServerLines(List<String> nameServers) {
        StringBuilder text = new StringBuilder();
        for (String server : nameServers) text.append("nameserver ").append(server).append('\n');
        return text.toString();
    }
}
