package dev.tarmac.firstboot;

import java.util.Optional;

/// A program that comes with the order. Whoever runs it mounts the new system on /mnt/sysroot, and
/// on /mnt/sysimage too, which is where scripts look for it.
///
/// @param interpreter a path
/// @param mustSucceed whether the installation fails when the script does
/// @param log the file in the new system that takes what the script prints
/// @param body as written; it may hold secrets, so it is not shown
public record Script(
        Stage stage, String interpreter, boolean mustSucceed, Optional<String> log, String body) {
    /// When and where it runs.
    public enum Stage {
        /// In the agent's system; the new file systems are mounted and empty.
        BEFORE_IMAGE("before-image"),
        /// In the agent's system; the image is unpacked.
        BESIDE_SYSTEM("beside-system"),
        /// In the new system, not booted yet.
        IN_SYSTEM("in-system");

        private final String word;

        Stage(String word) {
            this.word = word;
        }

        /// As JSON writes it.
        public String word() {
            return word;
        }

        static Stage of(String word) {
            for (Stage stage : values()) if (stage.word.equals(word)) return stage;
            throw new IllegalArgumentException("a script has no stage " + word);
        }
    }

    public Script {
        Checks.path("interpreter", interpreter);
        log.ifPresent(Script::logFile);
        if (body.isBlank()) throw new IllegalArgumentException("a script without a line");
    }

    /// The rule for log files.
    public static String logFile(String path) {
        return Checks.path("log file", path);
    }

    public long lines() {
        return body.lines().count();
    }

    @Override
    public String toString() {
        return "Script["
                + stage.word()
                + ", "
                + interpreter
                + (mustSucceed ? ", must succeed" : "")
                + log.map(it -> ", log=" + it).orElse("")
                + ", "
                + lines()
                + " lines]";
    }
}
