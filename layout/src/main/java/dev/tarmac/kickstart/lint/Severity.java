package dev.tarmac.kickstart.lint;

/// How bad a remark is.
public enum Severity {
    /// The file is refused, the plan fails, or the machine does not boot.
    ERROR,
    /// It works, and most likely not as meant.
    WARNING,
    /// Worth knowing; nothing to repair.
    NOTE
}
