package dev.tarmac.agent.run;

import dev.tarmac.plan.Step;

/// Hears what an install does while it does it. Called from any thread.
public interface InstallListener {
    void started(int index, Step step);

    void progress(int index, long doneBytes, long totalBytes);

    void finished(int index);

    /// A line for the admin that is no failure.
    void notice(String text);

    /// False once the server wants this attempt no more; the install stops at the next step.
    boolean wanted();
}
