package dev.tarmac.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.json.JsonObject;
import dev.tarmac.lab.net.PrivateNetwork;
import dev.tarmac.lab.qemu.Console;
import dev.tarmac.lab.qemu.Machine;
import dev.tarmac.lab.qemu.MachineSpec;
import dev.tarmac.lab.server.Install;
import dev.tarmac.lab.server.Profile;
import dev.tarmac.problem.Refused;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A rack on which tests order, wait and look.
final class InstallSession implements Closeable {
    private final Rack rack;
    private final SshKey key;

    /// By hardware address, as the interface takes it.
    private final Map<String, Map<String, String>> fixed = new HashMap<>();

    InstallSession(LabConfig config) throws Exception {
        rack = Rack.build(config);
        try {
            key = SshKey.make(Files.createDirectories(config.folders().lab().resolve("ssh")));
        } catch (Exception e) {
            rack.close();
            throw e;
        }
    }

    Rack rack() {
        return rack;
    }

    /// Orders an install by a profile made for it.
    Install order(MachineSpec machine, String layout, String image, boolean wipe) throws Exception {
        return order(machine, layout, image, wipe, Map.of());
    }

    private Install order(
            MachineSpec machine, String layout, String image, boolean wipe, Map<String, ?> setup)
            throws Exception {
        Profile profile =
                new Profile(
                        "p" + System.nanoTime(),
                        layout,
                        image,
                        List.of(key.line()),
                        false,
                        rack.config().machines().firmware().isSecure());
        rack.server().api().putProfile(profile);
        if (!setup.isEmpty()) {
            String path = "/api/v1/profiles/" + profile.name();
            Map<String, Object> body = new LinkedHashMap<>(rack.server().api().get(path).asMap());
            body.put("setup", setup);
            rack.server().api().put(path, body);
        }
        rack.server()
                .api()
                .put(
                        "/api/v1/machines/" + machine.mac(),
                        JsonObject.members(
                                "profile",
                                profile.name(),
                                "addressing",
                                Optional.ofNullable(fixed.get(machine.mac()))));
        return rack.server().api().order(machine.mac(), wipe);
    }

    /// What the machine's system has from the next order on, instead of an address by DHCP.
    void fix(MachineSpec machine, String address, int prefix) {
        fixed.put(
                machine.mac(),
                Map.of(
                        "method",
                        "static",
                        "address",
                        address + "/" + prefix,
                        "gateway",
                        PrivateNetwork.SERVER));
    }

    /// Follows it until it is in that state; any other end is a failure that shows the console.
    Install await(MachineSpec machine, Install install, Install.State state) throws Exception {
        Install last =
                rack.server()
                        .api()
                        .follow(
                                install,
                                Instant.now().plus(Rig.LIMIT),
                                now -> now.state() == state || now.state().isEnd(),
                                _ -> {});
        assertThat(last.state()).as("%s\n%s", last, console(machine)).isEqualTo(state);
        return last;
    }

    private static String console(MachineSpec machine) throws IOException {
        return String.join("\n", Console.tail(machine.console(), 40));
    }

    /// Installs until the machine would start again; there its power goes off.
    Installed install(MachineSpec machine, String layout) throws Exception {
        return install(machine, layout, Map.of());
    }

    /// The same with what the profile sets up beside it.
    Installed install(MachineSpec machine, String layout, Map<String, ?> setup) throws Exception {
        Install ordered = order(machine, layout, Rig.IMAGE, false, setup);
        try (Machine running = rack.powerOn(machine.stoppingAtReset())) {
            Install install = await(machine, ordered, Install.State.INSTALLED);
            running.poweredOff().get(Rig.LIMIT.toSeconds(), TimeUnit.SECONDS);
            return Installed.read(rack, machine, install.id());
        }
    }

    /// Switches it off and on. No reset: emulation keeps what it translated of the system before,
    /// and slows each write into those pages down, at times to minutes for one kernel.
    Machine startAgain(Machine running) throws Exception {
        MachineSpec machine = running.spec();
        ssh(machine, "sync");
        running.close();
        return rack.powerOn(machine);
    }

    /// What a command says on the installed machine, over ssh.
    String ssh(MachineSpec machine, String... command) throws Exception {
        JsonObject known = rack.server().api().get("/api/v1/machines/" + machine.mac());
        JsonObject addressing = known.object("addressing");
        String address =
                addressing.has("address")
                        ? addressing.text("address").replaceFirst("/.*", "")
                        : known.text("address");
        try {
            return key.run(rack.network(), address, command);
        } catch (Refused e) {
            throw new AssertionError(address + "\n" + console(machine), e);
        }
    }

    @Override
    public void close() throws IOException {
        rack.close();
    }
}
