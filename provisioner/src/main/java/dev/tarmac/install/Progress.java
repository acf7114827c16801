package dev.tarmac.install;

/// Where the agent is right now. `totalBytes` is 0 for a step that moves no bytes worth counting.
public record Progress(int step, String kind, String subject, long doneBytes, long totalBytes) {
    Progress at(long done, long total) {
        return new Progress(step, kind, subject, done, total);
    }
}
