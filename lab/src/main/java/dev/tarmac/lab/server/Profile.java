package dev.tarmac.lab.server;

import dev.tarmac.json.JsonObject;

import java.util.List;
import java.util.Map;

/// A profile as the lab writes it.
///
/// @param layout text of a layout file
/// @param secureBoot its machines must check signatures when they start
public record Profile(
        String name,
        String layout,
        String image,
        List<String> sshKeys,
        boolean wipe,
        boolean secureBoot) {
    public Profile {
        sshKeys = List.copyOf(sshKeys);
    }

    /// Kernel messages of the installed system go where the lab listens.
    Map<String, Object> json() {
        return JsonObject.members(
                "layout",
                layout,
                "image",
                image,
                "hostname",
                "lab-{serial}",
                "sshKeys",
                sshKeys,
                "kernelArguments",
                List.of("console=ttyS0,115200"),
                "wipe",
                wipe,
                "acceptUnproven",
                false,
                "secureBoot",
                secureBoot ? "required" : "allowed",
                "bootOrder",
                "network-first",
                "proveWithinSeconds",
                600);
    }
}
