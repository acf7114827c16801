package dev.tarmac.agent.run;

import java.util.function.Consumer;

/// Passes on how far the unpacking is, to the console and the server.
final class UnpackWatch implements Images.Progress {
    private final int step;
    private final InstallListener listener;
    private final Percent percent;
    private final ImageWatch watch;

    UnpackWatch(int step, InstallListener listener, Consumer<String> tell, Thread unpacking) {
        this.step = step;
        this.listener = listener;
        this.percent = new Percent(tell);
        this.watch = new ImageWatch(listener, unpacking);
    }

    @Override
    public void at(long doneBytes, long totalBytes) {
        percent.at(doneBytes, totalBytes);
        listener.progress(step, doneBytes, totalBytes);
        watch.endIfUnwanted();
    }

    @Override
    public void away(String reason) {
        watch.away(reason);
    }
}
