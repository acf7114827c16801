package dev.tarmac.order;

import java.util.List;

/// The agent's first words: the one-use ticket it was booted with, and which kinds of step it can
/// do.
///
/// @param mac of the NIC it was booted through
public record Hello(String ticket, String mac, String agentVersion, List<String> abilities) {
    public Hello {
        abilities = List.copyOf(abilities);
    }

    @Override
    public String toString() {
        return "Hello[mac=" + mac + ", agentVersion=" + agentVersion + ", ticket=***]";
    }

    /// The server's answer.
    ///
    /// @param token bearer token of every later request of this boot
    /// @param serverMillis the server's clock, for the agent's stamps
    public record Welcome(String token, long serverMillis) {
        @Override
        public String toString() {
            return "Welcome[serverMillis=" + serverMillis + ", token=***]";
        }
    }
}
