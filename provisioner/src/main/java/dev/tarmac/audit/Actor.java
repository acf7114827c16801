package dev.tarmac.audit;

import dev.tarmac.pxe.MacAddress;

import java.util.Locale;

/// Who changed something.
///
/// @param name empty for the server itself, there is only one
public record Actor(Kind kind, String name) {
    /// The server by itself: because of time, or of what it found out.
    public static final Actor SERVER = new Actor(Kind.SERVER, "");

    /// What kinds of actors there are.
    public enum Kind {
        /// Logged in with a password.
        USER,
        /// A program, or a person at the command line.
        TOKEN,
        /// What people decided beforehand for machines that appear.
        RULE,
        /// The program on a machine that is being installed, or its new system.
        MACHINE,
        SERVER;

        public static Kind parse(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Actor machine(MacAddress mac) {
        return new Actor(Kind.MACHINE, mac.toString());
    }

    public static Actor rule(String name) {
        return new Actor(Kind.RULE, name);
    }

    /// `token ansible`, `rule dell-storage`, `server`.
    @Override
    public String toString() {
        return name.isEmpty() ? kind.toString() : kind + " " + name;
    }
}
