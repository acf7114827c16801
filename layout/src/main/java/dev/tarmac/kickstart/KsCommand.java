package dev.tarmac.kickstart;

import java.util.List;

/// One command as a value. Storage and system commands have records of their own; the others are
/// recognised, checked and kept as words.
public sealed interface KsCommand permits KsCommand.Raw, StorageCommand, SystemCommand {
    /// A command that nothing of ours acts upon.
    ///
    /// @param words its arguments as written, unquoted
    record Raw(String name, List<String> words) implements KsCommand {
        public Raw {
            words = List.copyOf(words);
        }
    }
}
