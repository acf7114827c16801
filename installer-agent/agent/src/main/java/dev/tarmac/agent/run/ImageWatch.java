package dev.tarmac.agent.run;

import dev.tarmac.agent.network.Complaint;

import java.util.concurrent.atomic.AtomicBoolean;

/// Tells the server that the image's server is away, and so also hears whether the attempt is still
/// wanted: if not, ends the thread that asks for the image. Once: it has to clean up undisturbed.
final class ImageWatch implements Images.Away {
    private final InstallListener listener;
    private final Thread asking;
    private final Complaint complaint = new Complaint();
    private final AtomicBoolean ended = new AtomicBoolean();

    ImageWatch(InstallListener listener, Thread asking) {
        this.listener = listener;
        this.asking = asking;
    }

    @Override
    public void away(String reason) {
        if (complaint.isDue())
            listener.notice("the image's server does not answer (" + reason + "); asking on");
        endIfUnwanted();
    }

    void endIfUnwanted() {
        if (!listener.wanted() && ended.compareAndSet(false, true)) asking.interrupt();
    }
}
