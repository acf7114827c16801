package dev.tarmac.bench;

import dev.tarmac.image.ImageManifest;
import dev.tarmac.image.ManifestJson;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.lab.DefaultLayout;
import dev.tarmac.lab.LabConfig;
import dev.tarmac.lab.Rack;
import dev.tarmac.lab.net.PrivateNetwork;
import dev.tarmac.lab.qemu.Machine;
import dev.tarmac.lab.qemu.MachineSpec;
import dev.tarmac.lab.server.Install;
import dev.tarmac.lab.server.Profile;
import dev.tarmac.lab.server.ServerApi;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The same machine, disk and image, installed by the agent and by hand in turn. Both are measured
/// by the machine's own clock, from the first word of the installer to the moment before the
/// reboot.
public final class InstallBenchmark {
    private static final String PROFILE = "bench";
    private static final String MEASURED =
            "the machine's own clock, from the installer's first word to the moment before the reboot; "
                    + "ours includes the start of the JVM, the network card and the talk with the server, "
                    + "by hand begins when all of these are up";
    private static final Pattern AGENT_STARTS =
            Pattern.compile("starting the agent, up ([0-9.]+) s");
    private static final Pattern AGENT_READY = Pattern.compile("ready to reboot, up ([0-9.]+) s");
    private static final Pattern HAND_STARTS = Pattern.compile("BY-HAND START ([0-9.]+)");
    private static final Pattern HAND_READY = Pattern.compile("BY-HAND READY ([0-9.]+)");

    private final LabConfig config;
    private final RescueSystem rescue;
    private final Consumer<String> says;

    /// Prepares nothing yet.
    ///
    /// @param config firmware, image, disks and folders; its machines are the runs: two for each
    ///   sample
    /// @param cache where the rescue system is kept
    /// @param says told of every run
    public InstallBenchmark(LabConfig config, Path cache, Consumer<String> says) {
        this.config = config;
        this.rescue = new RescueSystem(cache, says);
        this.says = says;
    }

    /// All runs, in turn.
    public Comparison run() throws Refused, IOException, InterruptedException {
        List<Double> ours = new ArrayList<>();
        List<Double> byHand = new ArrayList<>();
        try (Rack rack = Rack.build(config)) {
            Path initramfs =
                    rescue.initramfs(
                            config.folders().agent().resolve("initramfs.img"),
                            config.folders().lab());
            rack.server().api().putProfile(profile());
            for (int number = 1; number <= config.machines().count(); number++) {
                MachineSpec machine = rack.machine(number);
                switch (who(number)) {
                    case AGENT -> ours.add(agent(rack, machine));
                    case BY_HAND -> byHand.add(byHand(rack, machine, initramfs));
                }
            }
        }
        return new Comparison(
                "install-" + config.machines().firmware(),
                "s",
                "by-hand",
                RescueSystem.script("by-hand-" + config.machines().firmware() + ".sh"),
                MEASURED,
                ours,
                byHand);
    }

    /// Who installs machine `number`: in turn, and each as often first of a pair as second, since
    /// the host's caches are warmer for who comes second.
    static Who who(int number) {
        return number % 4 < 2 ? Who.AGENT : Who.BY_HAND;
    }

    enum Who {
        AGENT,
        BY_HAND
    }

    private Profile profile() {
        return new Profile(
                PROFILE,
                DefaultLayout.of(config.machines().firmware().kind()),
                config.image(),
                List.of(),
                false,
                config.machines().firmware().isSecure());
    }

    private double agent(Rack rack, MachineSpec spec)
            throws Refused, IOException, InterruptedException {
        ServerApi api = rack.server().api();
        api.putMachine(spec.mac(), PROFILE);
        Install ordered = api.order(spec.mac(), false);
        try (Machine machine = rack.powerOn(spec.stoppingAtReset())) {
            Install last =
                    api.follow(
                            ordered,
                            Instant.now().plus(config.timeout()),
                            install -> isOver(install.state()) || machine.isOff(),
                            install -> {});
            if (last.state() != Install.State.INSTALLED)
                throw new Refused(
                        "the agent's run on machine " + spec.number(),
                        "ended " + last.state(),
                        "read " + spec.console());
            awaitOff(machine);
        }
        return seconds("agent", spec, AGENT_STARTS, AGENT_READY);
    }

    private static boolean isOver(Install.State state) {
        return state != Install.State.ORDERED && state != Install.State.RUNNING;
    }

    private double byHand(Rack rack, MachineSpec spec, Path initramfs)
            throws Refused, IOException, InterruptedException {
        String commandLine =
                "console=ttyS0,115200 quiet byhand.script="
                        + config.machines().firmware()
                        + " byhand.address=192.168.76.50/24"
                        + " byhand.url=http://"
                        + PrivateNetwork.SERVER
                        + ":8077/images/"
                        + config.image()
                        + "/data.tar.zst"
                        + " byhand.sha256="
                        + manifest().dataSha256();
        Path kernel = config.folders().agent().resolve("vmlinuz");
        try (Machine machine =
                rack.powerOn(
                        spec.booting(new MachineSpec.DirectBoot(kernel, initramfs, commandLine)))) {
            awaitOff(machine);
        }
        return seconds("by hand", spec, HAND_STARTS, HAND_READY);
    }

    private void awaitOff(Machine machine) throws Refused, IOException, InterruptedException {
        try {
            machine.poweredOff().get(config.timeout().toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new Refused(
                    Problem.at(
                            "machine " + machine.spec().number(),
                            "did not switch itself off within "
                                    + config.timeout().toSeconds()
                                    + " s",
                            "read " + machine.spec().console()),
                    e);
        }
    }

    private ImageManifest manifest() throws IOException {
        Path file = config.folders().images().resolve(config.image()).resolve("manifest.json");
        try {
            return ManifestJson.decode(JsonObject.parse(Files.readString(file)));
        } catch (MalformedJson e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private double seconds(String who, MachineSpec spec, Pattern start, Pattern end)
            throws Refused, IOException {
        String console = Files.readString(spec.console(), StandardCharsets.ISO_8859_1);
        double seconds = number(spec, console, end) - number(spec, console, start);
        says.accept(String.format(Locale.ROOT, "%s: %.1f s", who, seconds));
        return seconds;
    }

    private static double number(MachineSpec spec, String console, Pattern pattern) throws Refused {
        Matcher matcher = pattern.matcher(console);
        if (!matcher.find())
            throw new Refused(
                    "machine " + spec.number(),
                    "never said '" + pattern + "'",
                    "read " + spec.console());
        return Double.parseDouble(matcher.group(1));
    }
}
