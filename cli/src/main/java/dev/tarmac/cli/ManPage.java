package dev.tarmac.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The man page of one command, from the same model that its help is printed from.
final class ManPage {
    private static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "JAVA_HOME", "the JDK 25 or newer to build and run with",
                    "TARMAC_CACHE",
                            "where expensive downloads are kept; ~/.cache/tarmac without it",
                    "TARMAC_SERVER", "the server that commands talk to, like http://192.0.2.1:8077",
                    "TARMAC_TOKEN", "the token that commands show to the server");

    private final CommandSpec command;
    private final StringBuilder page = new StringBuilder();

    private ManPage(CommandSpec command) {
        this.command = command;
    }

    /// `tarmac-layout-check`.
    static String title(CommandSpec command) {
        return command.qualifiedName("-");
    }

    static String of(CommandSpec command) {
        return new ManPage(command).render();
    }

    private String render() {
        UsageMessageSpec usage = command.usageMessage();
        line(
                ".TH \""
                        + title(command).toUpperCase(Locale.ROOT)
                        + "\" 1 \"\" \"Tarmac\" \"Tarmac\"");
        section("NAME", title(command) + " - " + String.join(" ", usage.description()));
        section("SYNOPSIS", synopsis());
        arguments();
        commands();
        heading("EXIT STATUS");
        usage.exitCodeList().forEach(this::item);
        heading("ENVIRONMENT");
        ENVIRONMENT.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(variable -> item(variable.getKey(), variable.getValue()));
        examples(List.of(usage.footer()));
        return page.toString();
    }

    private String synopsis() {
        return command.commandLine().getHelp().synopsis(0).strip().replaceAll("\\s+", " ");
    }

    private void arguments() {
        heading("OPTIONS");
        for (PositionalParamSpec parameter : command.positionalParameters())
            item(parameter.paramLabel(), description(parameter));
        for (OptionSpec option : command.options()) {
            String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
            item(String.join(", ", option.names()) + value, description(option));
        }
    }

    private static String description(ArgSpec argument) {
        return String.join(" ", argument.description());
    }

    private void commands() {
        if (command.subcommands().isEmpty()) return;
        heading("COMMANDS");
        for (CommandLine sub : command.subcommands().values()) {
            CommandSpec each = sub.getCommandSpec();
            item(title(each) + "(1)", String.join(" ", each.usageMessage().description()));
        }
    }

    private void examples(List<String> footer) {
        if (footer.isEmpty()) return;
        heading("EXAMPLES");
        line(".nf");
        footer.stream().skip(1).forEach(example -> line(escape(example)));
        line(".fi");
    }

    private void section(String name, String text) {
        heading(name);
        line(escape(text));
    }

    private void heading(String name) {
        line(".SH " + name);
    }

    private void item(String name, String text) {
        line(".TP");
        line("\\fB" + escape(name) + "\\fR");
        line(escape(text.strip()));
    }

    /// Backslashes and dashes mean something to troff, and so do dots and quotes at a line's start.
    private static String escape(String text) {
        String escaped = text.replace("\\", "\\e").replace("-", "\\-");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }

    private void line(String line) {
        page.append(line).append('\n');
    }
}
