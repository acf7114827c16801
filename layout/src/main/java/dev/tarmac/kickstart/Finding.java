package dev.tarmac.kickstart;

import dev.tarmac.problem.Problem;

/// Something that a reader of the file must be told.
public record Finding(Kind kind, Problem problem) {
    public enum Kind {
        /// The line is refused; the reference goes on with the next one.
        ERROR,
        /// The line is accepted, and most likely not meant.
        WARNING,
        /// The line is accepted, and will not be in a later release.
        DEPRECATION,
        /// The file is not UTF-8; the reference reads nothing of it.
        ENCODING,
        /// A line ends inside of quotes; the reference stops there.
        OPEN_QUOTE,
        /// A line begins with an empty word; the reference crashes there.
        EMPTY_WORD,
        /// Sections do not begin or end where they must; the reference stops there.
        STRUCTURE,
        /// The content of a section is refused as a whole; the reference stops there.
        CONTENT;

        /// Whether the reference reads no further.
        public boolean stops() {
            return switch (this) {
                case ERROR, WARNING, DEPRECATION -> false;
                case ENCODING, OPEN_QUOTE, EMPTY_WORD, STRUCTURE, CONTENT -> true;
            };
        }

        /// Whether the file is good nevertheless.
        public boolean isHarmless() {
            return this == WARNING || this == DEPRECATION;
        }
    }
}
