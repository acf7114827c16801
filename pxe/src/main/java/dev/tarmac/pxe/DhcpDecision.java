package dev.tarmac.pxe;

/// What became of one DHCP packet.
public sealed interface DhcpDecision {
    record Answered(DhcpSummary reply, Ip4Address to) implements DhcpDecision {
        @Override
        public String toString() {
            return reply + " to " + to;
        }
    }

    /// All is well without an answer: it is for another server, or needs none.
    record Passed(String why) implements DhcpDecision {
        @Override
        public String toString() {
            return "no answer needed: " + why;
        }
    }

    record Refused(String reason) implements DhcpDecision {
        @Override
        public String toString() {
            return "not answered: " + reason;
        }
    }
}
