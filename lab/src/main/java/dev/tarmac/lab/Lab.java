package dev.tarmac.lab;

import dev.tarmac.problem.Refused;

import java.io.IOException;

/// The main job in one call: a rack of machines with empty disks, installed by the real server,
/// until every one of them has proven itself or will not any more.
public final class Lab {
    private Lab() {}

    /// Runs it and reports.
    public static LabReport run(LabConfig config, LabView view)
            throws Refused, IOException, InterruptedException {
        view.says("setting up the server on a private network");
        try (Rack rack = Rack.build(config)) {
            view.says("the server is up at " + rack.server().api().base());
            view.says("machines run by " + rack.accelerator());
            LabReport report = new LabRun(rack, view).run();
            if (config.keep()) {
                rack.letGo();
                view.kept(
                        rack.server().api().base(),
                        rack.network().toString(),
                        rack.server().folders().token());
            }
            return report;
        }
    }
}
