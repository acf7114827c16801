package dev.tarmac.kickstart.option;

/// How many words an argument takes and where they go.
enum Take {
    /// An option without a value; stores its constant.
    NOTHING("()"),
    /// An option without a value; appends its constant to a list.
    APPEND_CONSTANT("()"),
    /// An option with one value; the last one counts.
    VALUE("(A)"),
    /// An option whose value may be missing, then its constant counts.
    MAYBE_VALUE("(A?)"),
    /// An option with one value that is appended to a list.
    APPEND("(A)"),
    /// An option whose list of values is appended to a list.
    EXTEND("(A)"),
    /// One word.
    WORD("(-*A-*)"),
    /// One word, kept as a list of one.
    LIST_OF_ONE("(-*A-*)"),
    /// Any number of words, none too.
    WORDS("(-*[A-]*)"),
    /// One word or none.
    MAYBE_WORD("(-*A?-*)");

    /// What it takes of a line in which `A` stands for a word, `O` for an option and `-` for `--`.
    final String pattern;

    Take(String pattern) {
        this.pattern = pattern;
    }

    boolean isPositional() {
        return this == WORD || this == LIST_OF_ONE || this == WORDS || this == MAYBE_WORD;
    }
}
