package dev.tarmac.order;

/// What the server wants the agent to do next.
public sealed interface AgentCommand {
    /// Nothing yet: ask again.
    record Wait() implements AgentCommand {}

    record Install(InstallOrder order) implements AgentCommand {}

    record Reboot() implements AgentCommand {}

    /// Open a shell on the console for a person in front of it; go on asking.
    record Shell() implements AgentCommand {}
}
