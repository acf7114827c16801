package dev.tarmac.agent.run;

import dev.tarmac.plan.Step;

import java.util.ArrayList;
import java.util.List;

/// Remembers what it was told.
final class Heard implements InstallListener {
    final List<Integer> finished = new ArrayList<>();

    @Override
    public void started(int index, Step step) {}

    @Override
    public void progress(int index, long doneBytes, long totalBytes) {}

    @Override
    public synchronized void finished(int index) {
        finished.add(index);
    }

    @Override
    public void notice(String text) {}

    @Override
    public boolean wanted() {
        return true;
    }
}
