import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// `java Format.java check|write ROOT`: holds every Java file below ROOT against the formatter.
/// Started by the root pom on the toolchain's JDK. Exit 1 names the files and the command that mends them.
final class Format {
    public static void main(String[] args) throws IOException {
        boolean write = args[0].equals("write");
        Path root = Path.of(args[1]);
        Formatter formatter = new Formatter(
                JavaFormatterOptions.builder().style(JavaFormatterOptions.Style.AOSP).build());
        List<Path> wrong = sources(root).parallelStream()
                .filter(file -> differs(formatter, file, write)).sorted().toList();
        if (write || wrong.isEmpty()) return;
        wrong.forEach(file -> System.err.println("not formatted: " + root.relativize(file)));
        System.err.println("fix: mvn -N process-sources -Dformat=write");
        System.exit(1);
    }

    private static List<Path> sources(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/"))
                    .filter(file -> !root.relativize(file).toString().contains("target/"))
                    .toList();
        }
    }

    private static boolean differs(Formatter formatter, Path file, boolean write) {
        try {
            String before = Files.readString(file);
            String after = formatter.formatSource(
                    RemoveUnusedImports.removeUnusedImports(ImportOrderer.reorderImports(before, JavaFormatterOptions.Style.AOSP)));
            if (before.equals(after)) return false;
            if (write) Files.writeString(file, after);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FormatterException e) {
            throw new IllegalStateException(file + ": " + e.getMessage(), e);
        }
    }
}
