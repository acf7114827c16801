package dev.tarmac.cli.server;

import dev.tarmac.cli.command.ExitCode;
import dev.tarmac.cli.view.InstallView;
import dev.tarmac.cli.view.LiveInstalls;
import dev.tarmac.cli.view.Screen;
import dev.tarmac.problem.Refused;

import tools.jackson.databind.JsonNode;

/// Watches an install by long polling until it is over.
final class Follow {
    private static final int WAIT_SECONDS = 20;

    private final ServerApi api;
    private final Screen screen;

    Follow(ServerApi api, Screen screen) {
        this.api = api;
        this.screen = screen;
    }

    /// The exit code: well only when the machine is proven.
    int install(String id) throws Refused, InterruptedException {
        LiveInstalls live = new LiveInstalls(screen);
        String path = "installs/" + ServerApi.segment(id);
        JsonNode install = api.get(path);
        InstallView view = InstallJson.view(install);
        live.changed(id, view);
        while (!view.isOver()) {
            long revision = install.path("revision").asLong(0);
            install = api.get(path + "?after=" + revision + "&wait=" + WAIT_SECONDS);
            view = InstallJson.view(install);
            live.changed(id, view);
        }
        screen.out().println();
        InstallText.lines(install, screen).forEach(screen.out()::println);
        return view.isProven() ? ExitCode.OK : ExitCode.PROBLEMS;
    }
}
