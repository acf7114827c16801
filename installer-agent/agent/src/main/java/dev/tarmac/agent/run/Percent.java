package dev.tarmac.agent.run;

import java.util.function.Consumer;

/// Says on the console how far the image is, at every tenth.
final class Percent {
    private static final int STEP = 10;

    private final Consumer<String> tell;
    private long told;

    Percent(Consumer<String> tell) {
        this.tell = tell;
    }

    synchronized void at(long done, long total) {
        long percent = total == 0 ? 100 : done * 100 / total;
        if (percent < told + STEP) return;
        told = percent - percent % STEP;
        tell.accept("image " + told + " % (" + (done >> 20) + " of " + (total >> 20) + " MiB)");
    }
}
