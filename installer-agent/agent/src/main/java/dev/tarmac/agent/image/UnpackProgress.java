package dev.tarmac.agent.image;

/// Hears how an image gets on. Called from the threads that do the work, one call at a time; be
/// quick.
public interface UnpackProgress {
    /// So many bytes of the tar are on their way to the disk; never goes backwards.
    void unpacked(long tarBytes, long totalTarBytes);

    /// The server does not answer; it is asked again for ever. Called once per attempt.
    void serverAway(String reason);
}
