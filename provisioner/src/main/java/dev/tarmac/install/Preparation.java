package dev.tarmac.install;

import dev.tarmac.access.Session;
import dev.tarmac.catalog.Catalog;
import dev.tarmac.catalog.CatalogImage;
import dev.tarmac.facts.Firmware;
import dev.tarmac.facts.MachineFacts;
import dev.tarmac.firstboot.FixedAddress;
import dev.tarmac.image.ImageFiles;
import dev.tarmac.layout.yaml.LayoutYaml;
import dev.tarmac.machine.Machine;
import dev.tarmac.machine.Machines;
import dev.tarmac.order.HostSettings;
import dev.tarmac.order.Identifiers;
import dev.tarmac.order.ImageSource;
import dev.tarmac.order.InstallOrder;
import dev.tarmac.plan.Plan;
import dev.tarmac.planner.BootAbilities;
import dev.tarmac.planner.Permissions;
import dev.tarmac.planner.Planner;
import dev.tarmac.planner.Target;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;
import dev.tarmac.profile.Profile;
import dev.tarmac.profile.Profiles;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.Printable;
import dev.tarmac.rack.EntryCheck;
import dev.tarmac.rack.RackEntry;
import dev.tarmac.rack.RackList;
import dev.tarmac.rule.Appearance;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/// Makes the order of an attempt: the plan for this machine, and what is drawn for it. Changes
/// nothing.
public final class Preparation {
    private final Machines machines;
    private final Installs installs;
    private final Profiles profiles;
    private final Catalog catalog;
    private final RackList rack;
    private final BoundDisks bound;
    private final Function<MacAddress, URI> server;
    private final InstantSource clock;

    /// @param server what a machine reaches this server by
    public Preparation(
            Machines machines,
            Installs installs,
            Profiles profiles,
            Catalog catalog,
            RackList rack,
            BoundDisks bound,
            Function<MacAddress, URI> server,
            InstantSource clock) {
        this.machines = machines;
        this.installs = installs;
        this.profiles = profiles;
        this.catalog = catalog;
        this.rack = rack;
        this.bound = bound;
        this.server = server;
        this.clock = clock;
    }

    Prepared prepare(Install install, Machine machine, MachineFacts facts, Session session)
            throws Refused {
        Instant from = clock.instant();
        Profile profile = profile(install);
        if (profile.secureBootRequired()) requireSecureBoot(profile, facts);
        CatalogImage image = catalog.require("install " + install.id(), install.image());
        BootAbilities abilities = image.abilities();
        Permissions permissions =
                new Permissions(
                        profile.wipe() || install.wipe(), profile.acceptUnproven(), own(install));
        List<Problem> differences = differences(machine);
        if (!differences.isEmpty()) throw new Refused(differences);
        try {
            Plan plan = plan(profile, abilities, facts, permissions);
            List<Problem> changed =
                    PlanChecks.changedDisks(machine.mac(), plan, bound.of(machine.mac()));
            if (!changed.isEmpty()) throw new Refused(changed);
            Optional<Problem> notApproved = PlanChecks.notApproved(plan, install);
            if (notApproved.isPresent()) throw new Refused(notApproved.get());
            HostSettings host = host(machine, profile);
            requireNetwork(host, image);
            requireOwnAddress(machine);
            refuseUnknownSteps(plan, host, session);
            InstallOrder order = order(install, plan, source(image, machine.mac()), host);
            return new Prepared(
                    order, abilities.canProve(), profile.proveWithin(), from, clock.instant());
        } catch (RuntimeException e) {
            throw new Refused(crashed(install, e), e);
        }
    }

    /// What an install of that machine would do now, by the facts that its agent last reported.
    /// What it destroys is shown whether or not it may.
    public Preview preview(Machine machine) throws Refused {
        Profile profile = profile(machine);
        if (machine.facts().isEmpty())
            throw new Refused(
                    "machine " + machine.mac(),
                    "has not reported yet what it is made of",
                    "start it from the network: its agent reports and waits");
        BootAbilities abilities =
                catalog.require("profile " + profile.name(), profile.image()).abilities();
        Plan plan =
                plan(
                        profile,
                        abilities,
                        machine.facts().get(),
                        new Permissions(true, profile.acceptUnproven()));
        List<Problem> problems = new ArrayList<>(differences(machine));
        problems.addAll(PlanChecks.changedDisks(machine.mac(), plan, bound.of(machine.mac())));
        boolean destroys = plan.disks().stream().anyMatch(disk -> !disk.destroys().isEmpty());
        return new Preview(plan, destroys && !profile.wipe(), problems);
    }

    private Profile profile(Machine machine) throws Refused {
        return Requests.profile(machine, profiles);
    }

    private List<Problem> differences(Machine machine) {
        Optional<RackEntry> entry = rack.find(machine.mac(), machine.serial());
        Optional<Appearance> shown = Appearance.of(machine);
        if (entry.isEmpty() || shown.isEmpty()) return List.of();
        return EntryCheck.differences(entry.get(), shown.get());
    }

    private static Plan plan(
            Profile profile, BootAbilities abilities, MachineFacts facts, Permissions permissions)
            throws Refused {
        return Planner.plan(
                LayoutYaml.read("profile " + profile.name(), profile.layout()),
                Target.of(facts, facts.firmware()),
                Optional.of(abilities),
                permissions);
    }

    /// Facts that nobody foresaw. Without an end the agent would ask again for ever.
    private static Problem crashed(Install install, RuntimeException e) {
        return Problem.at(
                "install " + install.id(),
                "the server failed to plan it: " + Printable.of(e.toString()),
                "please report it with the machine's facts (tarmac machine show "
                        + install.mac()
                        + " -o json); then: tarmac install retry "
                        + install.id());
    }

    /// What attempts drew that never got as far as a system on the disk: a power cut in the middle
    /// leaves their file systems behind, and those are nobody's data.
    private Set<String> own(Install install) {
        Set<String> own = new HashSet<>();
        for (EarlierAttempt attempt : installs.earlier(install.id())) {
            if (attempt.state().isOnDisk()) own.clear();
            else attempt.drawn().forEach(own::add);
        }
        return own;
    }

    private Profile profile(Install install) throws Refused {
        Optional<Profile> profile = profiles.find(install.profile());
        if (profile.isEmpty())
            throw new Refused(
                    "profile " + install.profile(),
                    "is gone since the install was ordered",
                    "give the machine another profile and order another install");
        return profile.get();
    }

    /// With it on, an image that would not start is refused by the planner.
    private static void requireSecureBoot(Profile profile, MachineFacts facts) throws Refused {
        if (facts.secureBoot()) return;
        boolean isUefi = facts.firmware() == Firmware.UEFI;
        throw new Refused(
                "profile " + profile.name(),
                "demands Secure Boot, and the machine "
                        + (isUefi ? "has it off" : "was started by a BIOS, which has none"),
                (isUefi ? "turn Secure Boot on" : "switch to UEFI with Secure Boot on")
                        + " in the machine's firmware setup and start it again, or let the profile"
                        + " do without: --secure-boot allowed");
    }

    /// An image that sets up no NIC would boot with another address than it was given, or none.
    private static void requireNetwork(HostSettings host, CatalogImage image) throws Refused {
        if (host.address().isEmpty() || !image.manifest().network().equals("none")) return;
        throw new Refused(
                "image " + image.manifest().name(),
                "configures no NIC, and the machine is to have " + host.address().get(),
                "take an image with systemd-networkd, ifupdown or NetworkManager, or let the"
                        + " machine ask by DHCP: tarmac machine set "
                        + host.bootMac()
                        + " --address dhcp");
    }

    /// Two hosts with one address are found out about when both are installed.
    private void requireOwnAddress(Machine machine) throws Refused {
        if (machine.addressing().fixed().isEmpty()) return;
        FixedAddress address = machine.addressing().fixed().get();
        for (MacAddress other : machines.fixedAt(address))
            if (!other.equals(machine.mac()))
                throw new Refused(
                        "machine " + machine.mac(),
                        "is to have " + address.addressText() + ", and so is " + other,
                        "give one of them another address: tarmac machine set "
                                + machine.mac()
                                + " --address ...");
    }

    private static void refuseUnknownSteps(Plan plan, HostSettings host, Session session)
            throws Refused {
        Stream<String> setup = host.setup().isNothing() ? Stream.of() : Stream.of("setup");
        Stream<String> address = host.address().map(_ -> "fixed-address").stream();
        List<String> missing =
                Stream.of(plan.needs().stream(), setup, address)
                        .flatMap(needs -> needs)
                        .filter(need -> !session.abilities().contains(need))
                        .toList();
        if (!missing.isEmpty())
            throw new Refused(
                    "agent " + session.agentVersion(),
                    "cannot do what the plan needs: " + String.join(", ", missing),
                    "build the agent again (tarmac agent build) and restart the machine");
    }

    private static InstallOrder order(
            Install install, Plan plan, ImageSource source, HostSettings host) {
        Identifiers identifiers = Identifiers.of(plan, UUID::randomUUID);
        return new InstallOrder(
                install.id().text(),
                install.status().attempt(),
                plan,
                plan.hash(),
                identifiers.disks(),
                identifiers.partitions(),
                identifiers.filesystems(),
                source,
                host,
                Optional.empty());
    }

    private ImageSource source(CatalogImage image, MacAddress mac) {
        URI images = server.apply(mac).resolve("/images/");
        String name = image.manifest().name();
        return new ImageSource(
                name,
                images.resolve(name + "/" + ImageFiles.MANIFEST).toString(),
                image.manifestSha256(),
                images.resolve(name + "/" + ImageFiles.DATA).toString());
    }

    private static HostSettings host(Machine machine, Profile profile) throws Refused {
        Optional<String> name =
                machine.hostname().or(() -> profile.hostname().name(HostWords.of(machine)));
        if (name.isEmpty())
            throw new Refused(
                    "profile " + profile.name(),
                    "its host name pattern '" + profile.hostname() + "' gives this machine no name",
                    "add an alternative to it, like |node-{mac}, or name the machine: tarmac"
                            + " machine set "
                            + machine.mac()
                            + " --hostname NAME");
        return new HostSettings(
                name.get(),
                machine.mac().toString(),
                profile.sshKeys(),
                profile.kernelArguments(),
                profile.bootOrder(),
                machine.addressing().fixed(),
                profile.setup());
    }
}
