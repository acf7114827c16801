package dev.tarmac.cli.server;

import dev.tarmac.cli.command.Session;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.Map;
import java.util.Optional;

@Command(
        name = "release",
        description = {
            "Gives the machine back: profile and name are taken away, its disks are bound no more.",
            "Its labels, its facts and what was done to it stay, and so does what is on its disks."
        },
        footer = {"%nExamples:", "  tarmac machine release web-1"})
final class MachineReleaseCommand extends ServerCommand {
    @Parameters(
            paramLabel = "MACHINE",
            converter = MachineName.Converter.class,
            description = "its hardware address, host name or serial number")
    private MachineName machine = new MachineName("");

    MachineReleaseCommand(Session session) {
        super(session);
    }

    @Override
    int run(ServerApi api) throws Refused, InterruptedException, MalformedJson {
        JsonObject before = api.get(machine.path());
        requireIdle(api, Answers.word(before, "install"));
        // Its name is gone after the first step.
        String path = new MachineName(before.text("mac")).path();
        Optional<JsonObject> labels = before.optionalObject("labels");
        api.put(path, labels.isEmpty() ? Map.of() : Map.of("labels", labels.get().asMap()));
        api.post(path + "/release-disks", Map.of());
        return say(before.text("mac") + ": released; it waits for a profile");
    }

    private void requireIdle(ServerApi api, String install)
            throws Refused, InterruptedException, MalformedJson {
        if (install.isEmpty()) return;
        String state = api.get("installs/" + ServerApi.segment(install)).text("state");
        if (state.equals("ordered") || state.equals("running"))
            throw new Refused(
                    "machine " + machine,
                    "has an install that is " + state + " (" + install + ")",
                    "wait for its end, or run: tarmac install abort " + install);
    }
}
