package dev.tarmac.kickstart.lint;

import dev.tarmac.problem.Problem;

/// What a rule has to say about one place.
public record Remark(Rule rule, Problem problem) {}
