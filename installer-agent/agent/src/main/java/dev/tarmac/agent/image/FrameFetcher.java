package dev.tarmac.agent.image;

import dev.tarmac.image.Frame;
import dev.tarmac.problem.Refused;

/// Fetches all frames in their order into the buffers of the exchange.
final class FrameFetcher extends PassThread {
    private final UnpackPass pass;
    private final RangeReader reader;

    FrameFetcher(UnpackPass pass) {
        super("image-fetch", pass);
        this.pass = pass;
        this.reader = pass.newReader();
    }

    @Override
    void work() throws Refused, Stopped, InterruptedException {
        try (reader) {
            int index = 0;
            for (Frame frame : pass.manifest.frames()) {
                FrameBuffer buffer = pass.exchange.takeEmpty();
                reader.read(buffer.memory, frame.offset(), (int) frame.length());
                buffer.index = index++;
                pass.exchange.giveFull(buffer);
            }
            pass.exchange.complete();
        }
    }

    /// Ends a wait for bytes.
    void wake() {
        reader.shutdown();
    }
}
