package dev.tarmac.doctor;

import java.util.Locale;

/// What the matter is, and what to do about it.
///
/// @param sentence without the machine's name: "asked ..., but ..."
/// @param fix empty where there is nothing to do
public record Verdict(Kind kind, String sentence, String fix) {
    /// How good it is.
    public enum Health {
        /// It got where it shall be.
        WELL,
        /// It is on its way, within the usual time.
        WORKING,
        PROBLEM;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Every verdict there is, from power-on to proof; docs/doctor.md has a paragraph for each.
    public enum Kind {
        NO_DISCOVER(Health.PROBLEM),
        RELAY_UNKNOWN(Health.PROBLEM),
        NOT_ANSWERED(Health.PROBLEM),
        OTHER_SERVER(Health.PROBLEM),
        PROXY_IGNORED(Health.PROBLEM),
        OFFER_IGNORED(Health.PROBLEM),
        BOOT_FILE_NOT_ASKED(Health.PROBLEM),
        BOOT_FILE_MISSING(Health.PROBLEM),
        TFTP_UNHEARD(Health.PROBLEM),
        TFTP_STALLED(Health.PROBLEM),
        TFTP_FAILED(Health.PROBLEM),
        WRONG_ARCHITECTURE(Health.PROBLEM),
        SECURE_BOOT(Health.PROBLEM),
        BOOT_FILE_SILENT(Health.PROBLEM),
        SLOW_PORT(Health.PROBLEM),
        HTTP_UNREACHABLE(Health.PROBLEM),
        HTTP_REFUSED(Health.PROBLEM),
        HTTP_BROKE_OFF(Health.PROBLEM),
        KERNEL_STALLED(Health.PROBLEM),
        AGENT_SILENT(Health.PROBLEM),
        AGENT_LOST(Health.PROBLEM),
        IMAGE_STALLED(Health.PROBLEM),
        INSTALL_FAILED(Health.PROBLEM),
        UNPROVEN(Health.PROBLEM),
        BOOTING(Health.WORKING),
        INSTALLING(Health.WORKING),
        FIRST_BOOT(Health.WORKING),
        WAITING(Health.WELL),
        BOOTS_DISK(Health.WELL),
        PROVEN(Health.WELL);

        private final Health health;

        Kind(Health health) {
            this.health = health;
        }

        public Health health() {
            return health;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Verdict booting(String sentence) {
        return new Verdict(Kind.BOOTING, sentence, "");
    }

    boolean isProblem() {
        return kind.health() == Health.PROBLEM;
    }
}
