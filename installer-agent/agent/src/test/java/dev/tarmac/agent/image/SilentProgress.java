package dev.tarmac.agent.image;

/// For tests to which progress is no matter.
final class SilentProgress implements UnpackProgress {
    @Override
    public void unpacked(long tarBytes, long totalTarBytes) {}

    @Override
    public void serverAway(String reason) {}
}
