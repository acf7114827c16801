package dev.tarmac.lab.trial;

import java.nio.file.Path;
import java.util.List;

/// A trial in a process of its own, which can be ended.
final class TrialMain {
    private TrialMain() {}

    public static void main(String[] arguments) throws Exception {
        TrialPlans plans = new TrialPlans(512);
        Trial.run(plans.gpt(), List.of(plans.disk()), TrialFolder.below(Path.of(arguments[0])));
    }

    /// @param programs a folder whose programs come before those of the system
    static List<String> command(Path programs, Path work) {
        return List.of(
                "env",
                "PATH=" + programs + ":" + System.getenv("PATH"),
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                TrialMain.class.getName(),
                work.toString());
    }
}
