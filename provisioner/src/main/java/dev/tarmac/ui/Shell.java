package dev.tarmac.ui;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What stands around every page.
///
/// @param title of the page, for the window
/// @param nav the entries of the menu
/// @param files addresses of style sheet and script, by their names
/// @param live what of [dev.tarmac.install.Changes] the page shows: hardware addresses and install
///   ids; `*` for everything, nothing for a page that stays as it is
/// @param user who is logged in
/// @param csrf what a form must send along to be believed
public record Shell(
        String title,
        List<Entry> nav,
        Map<String, String> files,
        String live,
        Optional<String> user,
        String csrf,
        boolean operator) {
    /// Of the menu.
    public record Entry(String text, String address, boolean current) {}

    public Shell {
        nav = List.copyOf(nav);
        files = Map.copyOf(files);
    }
}
