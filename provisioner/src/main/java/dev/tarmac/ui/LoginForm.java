package dev.tarmac.ui;

import java.util.Optional;

/// Who asks to be let in.
///
/// @param to the page that is wanted
/// @param user as it was typed
/// @param refused why not
public record LoginForm(String to, String user, Optional<ProblemView> refused) {}
