package dev.tarmac.kickstart;

import dev.tarmac.problem.Where;

import java.util.Optional;

/// A script section.
///
/// @param where its header
/// @param chroot whether it runs inside of the installed system
/// @param log the file that takes what it prints
/// @param body every line as written, with line ends
/// @param headerRefused whether the header is in error, so that the options are defaults
public record Script(
        Where where,
        Moment moment,
        String interpreter,
        boolean chroot,
        boolean errorOnFail,
        Optional<String> log,
        String body,
        boolean headerRefused) {

    /// When a script runs.
    public enum Moment {
        PRE("%pre"),
        POST("%post"),
        TRACEBACK("%traceback"),
        PRE_INSTALL("%pre-install"),
        ON_ERROR("%onerror");

        private final String header;

        Moment(String header) {
            this.header = header;
        }

        public String header() {
            return header;
        }
    }
}
