package dev.tarmac.kickstart;

import dev.tarmac.problem.Where;

/// One command line that was accepted.
///
/// @param name the command's own name: `part` for `partition`
/// @param values its settings; of a command that is said once per file, what all its lines say
/// @param normalized the command in its canonical form; empty when it says nothing
public record Statement(
        Where where, String name, KsCommand command, Values values, String normalized) {}
