package dev.tarmac.cli.server;

import dev.tarmac.cli.command.ExitCode;
import dev.tarmac.cli.view.LiveInstalls;
import dev.tarmac.cli.view.Screen;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.lab.server.Install;
import dev.tarmac.problem.Refused;

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
    int install(String id) throws Refused, InterruptedException, MalformedJson {
        LiveInstalls live = new LiveInstalls(screen);
        String path = "installs/" + ServerApi.segment(id);
        JsonObject install = api.get(path);
        Install view = Install.decode(install);
        live.changed(id, view);
        while (!view.state().isEnd()) {
            long revision = view.revision();
            install = api.get(path + "?after=" + revision + "&wait=" + WAIT_SECONDS);
            view = Install.decode(install);
            live.changed(id, view);
        }
        screen.out().println();
        InstallText.lines(install, screen).forEach(screen.out()::println);
        return view.state() == Install.State.PROVEN ? ExitCode.OK : ExitCode.PROBLEMS;
    }
}
