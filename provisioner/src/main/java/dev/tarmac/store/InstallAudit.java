package dev.tarmac.store;

import dev.tarmac.audit.AuditEntry.Deed;
import dev.tarmac.install.Attempt;
import dev.tarmac.install.Install;
import dev.tarmac.problem.Problem;

import java.util.Optional;

/// What the audit log says of a change of an install. Mere progress is not in it.
final class InstallAudit {
    private InstallAudit() {}

    static Deed ordered(Install install) {
        return deed(
                install,
                "ordered",
                "profile "
                        + install.profile()
                        + ", image "
                        + install.image()
                        + (install.wipe() ? ", may wipe" : "")
                        + install.approvedPlan().map(plan -> ", plan " + plan).orElse(""));
    }

    /// Empty when neither state nor attempt changed.
    static Optional<Deed> changed(Install before, Install after) {
        if (before.state() == after.state()
                && before.status().attempt() == after.status().attempt()) return Optional.empty();
        return Optional.of(deed(after, after.state().toString(), reason(after)));
    }

    private static String reason(Install install) {
        Attempt attempt = install.attempt();
        String why =
                attempt.problem()
                        .map(Problem::toString)
                        .or(
                                () ->
                                        attempt.prepared()
                                                .map(
                                                        prepared ->
                                                                "plan "
                                                                        + prepared.order()
                                                                                .planHash()))
                        .orElse("");
        return "attempt " + install.status().attempt() + (why.isEmpty() ? "" : ": " + why);
    }

    private static Deed deed(Install install, String action, String detail) {
        return new Deed(Optional.of(install.mac()), "install " + install.id(), action, detail);
    }
}
