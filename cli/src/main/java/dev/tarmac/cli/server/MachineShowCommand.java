package dev.tarmac.cli.server;

import static dev.tarmac.cli.server.Answers.word;

import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.view.Table;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

@Command(
        name = "show",
        description = "One machine: its state and what it is made of.",
        footer = {"%nExamples:", "  tarmac machine show 52:54:00:12:34:56"})
final class MachineShowCommand extends QueryCommand {
    @Parameters(
            paramLabel = "MACHINE",
            converter = MachineName.Converter.class,
            description = "its hardware address, host name or serial number")
    private MachineName machine = new MachineName("");

    MachineShowCommand(Session session) {
        super(session);
    }

    @Override
    JsonObject fetch(ServerApi api) throws Refused, InterruptedException {
        return api.get(machine.path());
    }

    @Override
    List<String> lines(JsonObject machine) throws MalformedJson {
        List<String> lines = new ArrayList<>();
        for (String name :
                List.of(
                        "mac",
                        "state",
                        "hostname",
                        "profile",
                        "rule",
                        "held",
                        "address",
                        "lastSeen",
                        "install")) addTo(lines, name, machine);
        Optional<JsonObject> addressing = machine.optionalObject("addressing");
        if (addressing.isPresent()) addAddress(lines, addressing.get());
        Optional<JsonObject> location = machine.optionalObject("location");
        if (location.isPresent())
            for (String name : List.of("circuit", "remote")) addTo(lines, name, location.get());
        lines.addAll(Facts.lines(machine.optionalObject("facts")));
        return lines;
    }

    /// What the installed system has; DHCP goes without saying.
    private static void addAddress(List<String> lines, JsonObject addressing) throws MalformedJson {
        if (!addressing.has("address")) return;
        lines.add(Table.field("fixed address", addressing.text("address")));
        addTo(lines, "gateway", addressing);
        List<String> servers = addressing.texts("nameServers");
        if (!servers.isEmpty()) lines.add(Table.field("name servers", String.join(" ", servers)));
    }

    private static void addTo(List<String> lines, String name, JsonObject from)
            throws MalformedJson {
        if (!word(from, name).isBlank()) lines.add(Table.field(name, word(from, name)));
    }
}
