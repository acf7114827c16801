package dev.tarmac.image.build;

/// Hears how far long work is; called often, from one thread at a time.
@FunctionalInterface
public interface Progress {
    Progress SILENT = (text, done, total) -> {};

    /// Called whenever there is news.
    ///
    /// @param text what is being done, a few words
    /// @param done of `total`, never less than the last time under the same text
    /// @param total bytes or shares; 0 = nobody knows
    void report(String text, long done, long total);
}
