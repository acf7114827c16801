package dev.tarmac.http;

import java.time.Duration;

/// Told of every request, on the server's own threads.
public interface RequestWatch {
    /// A request is here; its answer follows.
    void begun();

    /// The last byte of an answer has left, or its client went away.
    ///
    /// @param route the template of the address; `none` where no address was met
    void answered(String method, String route, int status, Duration took);

    /// So many bytes of an image were sent.
    void imageSent(long bytes);
}
