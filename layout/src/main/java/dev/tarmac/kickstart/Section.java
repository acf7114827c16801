package dev.tarmac.kickstart;

import dev.tarmac.problem.Where;

/// A section that is kept as it stands: `%addon`, `%anaconda`, `%certificate`.
///
/// @param where its header
/// @param header the whole header line, without its line end
public record Section(Where where, String header, String body) {}
