package dev.tarmac.cli.local;

import dev.tarmac.cli.view.LiveInstalls;
import dev.tarmac.cli.view.Screen;
import dev.tarmac.cli.view.Waterfall;
import dev.tarmac.lab.LabReport;
import dev.tarmac.lab.LabView;
import dev.tarmac.lab.server.Install;
import dev.tarmac.problem.Problem;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/// A lab on the terminal: every machine live, and where the time went when all is over.
final class LabScreen implements LabView {
    private final Screen screen;
    private final LiveInstalls live;

    LabScreen(Screen screen) {
        this.screen = screen;
        this.live = new LiveInstalls(screen);
    }

    @Override
    public void says(String sentence) {
        live.say(sentence);
    }

    @Override
    public void changed(int machine, Install install) {
        live.changed("machine " + machine, install);
    }

    @Override
    public void failed(int machine, Problem problem, List<String> console) {
        live.say("machine " + machine + " failed");
        problem.toString().lines().forEach(line -> live.say("  " + line));
        if (!console.isEmpty()) live.say("  the last lines of its console:");
        console.forEach(line -> live.say("    " + line));
    }

    @Override
    public void kept(URI server, String network, Path token) {
        live.say("the machines stay up; the server is at " + server);
        live.say(
                "  look around: export TARMAC_SERVER="
                        + server
                        + " TARMAC_TOKEN=$(cat "
                        + token
                        + ")");
        live.say("               ./tarmac machine list");
        live.say("  their network: ip netns exec " + network + " ip address");
    }

    void end(LabReport report) {
        int number = 1;
        for (LabReport.MachineReport machine : report.machines()) {
            Install install = machine.install();
            screen.out().println();
            screen.out()
                    .println("machine " + number++ + "  " + install.mac() + "  " + install.state());
            Waterfall.lines(install.phases(), install.totalMs(), screen)
                    .forEach(screen.out()::println);
            screen.out().println("  console: " + machine.console());
        }
        screen.out().flush();
    }
}
