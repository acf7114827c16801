package dev.tarmac.http;

import dev.tarmac.access.Accounts;
import dev.tarmac.access.FrontDoor;
import dev.tarmac.access.Logins;
import dev.tarmac.access.TokenDoor;
import dev.tarmac.audit.AuditLog;
import dev.tarmac.catalog.AgentBuild;
import dev.tarmac.catalog.Catalog;
import dev.tarmac.doctor.Doctor;
import dev.tarmac.install.Admission;
import dev.tarmac.install.Arrivals;
import dev.tarmac.install.Batches;
import dev.tarmac.install.BoundDisks;
import dev.tarmac.install.Dispatch;
import dev.tarmac.install.Installs;
import dev.tarmac.install.Preparation;
import dev.tarmac.install.Proofs;
import dev.tarmac.install.Reports;
import dev.tarmac.install.Requests;
import dev.tarmac.install.Roster;
import dev.tarmac.install.Wakeups;
import dev.tarmac.install.Watch;
import dev.tarmac.ledger.Boots;
import dev.tarmac.machine.Machines;
import dev.tarmac.machine.Presence;
import dev.tarmac.problem.Refused;
import dev.tarmac.profile.Profiles;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.rack.RackList;
import dev.tarmac.rule.Rules;
import dev.tarmac.template.KickstartDesk;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// Everything that requests are answered from; wired by who starts the server.
///
/// @param script the iPXE script of a machine
/// @param ticket the archive with a new boot ticket of a machine
/// @param network the addresses that machines have
/// @param agent the agent's kernel and initramfs
/// @param loader the boot loader of that file name
/// @param reached told which address of this server an agent speaks to
/// @param operations what the server shows of its own running
public record Services(
        Machines machines,
        Presence presence,
        Profiles profiles,
        Catalog catalog,
        Installs installs,
        Boots boots,
        FrontDoor door,
        Watch watch,
        Dispatch dispatch,
        Reports reports,
        Proofs proofs,
        Requests requests,
        Arrivals arrivals,
        Batches batches,
        Admission admission,
        Preparation preparation,
        BoundDisks disks,
        RackList rack,
        Rules rules,
        AuditLog audit,
        Wakeups wakeups,
        Roster roster,
        EventStream events,
        Function<MacAddress, String> script,
        Function<MacAddress, byte[]> ticket,
        AgentSource agent,
        Function<String, Optional<Path>> loader,
        BiConsumer<MacAddress, Ip4Address> reached,
        BootNetworkView network,
        KickstartDesk kickstarts,
        Doctor doctor,
        Operations operations,
        Accounts accounts,
        TokenDoor tokens,
        Logins logins,
        InstantSource clock) {

    /// Read for each request: a new build needs no restart.
    @FunctionalInterface
    public interface AgentSource {
        AgentBuild read() throws Refused;
    }
}
