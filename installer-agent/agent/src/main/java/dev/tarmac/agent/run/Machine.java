package dev.tarmac.agent.run;

import dev.tarmac.agent.driver.Drivers;
import dev.tarmac.facts.DiskFacts;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// Where an install happens. Tests give other roots than the machine's own.
///
/// @param target the directory that the installed system is mounted on while it is made
/// @param scratch a directory in memory for small files of ours
/// @param disks every disk of the machine with what is on it, looked at just now
/// @param nameServers for the installed system's /etc/resolv.conf
/// @param tell takes lines for the console
public record Machine(
        Path sys,
        Path proc,
        Path dev,
        Path target,
        Path scratch,
        Drivers drivers,
        List<DiskFacts> disks,
        List<String> nameServers,
        Consumer<String> tell) {
    public Machine {
        disks = List.copyOf(disks);
        nameServers = List.copyOf(nameServers);
    }
}
