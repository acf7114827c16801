package dev.tarmac.boot;

import dev.tarmac.pxe.MacAddress;

import java.util.Optional;

/// What a loader is told, in its own language.
interface BootScript {
    /// Boot the agent; try again for ever where something does not come, for machines and server
    /// may come up together.
    ///
    /// @param why completes a sentence about the machine
    String agent(MacAddress mac, AgentFiles files, String why);

    /// There is no agent to boot now: ask again later.
    String later(MacAddress mac);

    /// Go on to the system on the disk.
    ///
    /// @param esp serial number of the file system that the last install made for the firmware,
    ///   like `1A2B-3C4D`, where it is known
    String disk(MacAddress mac, String why, Optional<String> esp);
}
