package dev.tarmac.cli.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// What the test runner's XML reports say, all modules together.
///
/// @param failures `Class.method: message`, one line each
record TestReports(int passed, int skipped, List<String> failures) {
    private static final int DEEPEST_MODULE = 3;

    TestReports {
        failures = List.copyOf(failures);
    }

    /// `N passed, N failed, N skipped`.
    String summary() {
        return passed + " passed, " + failures.size() + " failed, " + skipped + " skipped";
    }

    /// No test ran, or all were skipped.
    boolean isEmpty() {
        return passed == 0 && failures.isEmpty();
    }

    /// Nothing failed, and that is not because nothing ran.
    boolean areGood() {
        return passed > 0 && failures.isEmpty();
    }

    static TestReports read(Path root) throws IOException {
        TestReports all = new TestReports(0, 0, List.of());
        for (Path file : files(root)) all = all.plus(readFile(file));
        return all;
    }

    /// Reports of an earlier run must not be counted again.
    static void delete(Path root) throws IOException {
        for (Path file : files(root)) Files.delete(file);
    }

    private static List<Path> files(Path root) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path folder : reportFolders(root))
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.getFileName().toString().matches("TEST-.*[.]xml"))
                        .sorted()
                        .forEach(found::add);
            }
        return found;
    }

    private static List<Path> reportFolders(Path root) throws IOException {
        try (Stream<Path> modules =
                Files.find(
                        root,
                        DEEPEST_MODULE,
                        (path, attributes) ->
                                attributes.isRegularFile() && path.endsWith("pom.xml"))) {
            return modules.map(pom -> pom.resolveSibling("target/surefire-reports"))
                    .filter(Files::isDirectory)
                    .toList();
        }
    }

    private TestReports plus(TestReports other) {
        List<String> both = new ArrayList<>(failures);
        both.addAll(other.failures);
        return new TestReports(passed + other.passed, skipped + other.skipped, both);
    }

    private static TestReports readFile(Path file) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try (InputStream stream = Files.newInputStream(file)) {
            return count(factory.createXMLStreamReader(stream));
        } catch (XMLStreamException e) {
            throw new IOException(file + " is no test report: " + e.getMessage(), e);
        }
    }

    private static TestReports count(XMLStreamReader xml) throws XMLStreamException {
        int tests = 0;
        int skipped = 0;
        List<String> failures = new ArrayList<>();
        String test = "";
        String failedTest = "";
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) continue;
            switch (xml.getLocalName()) {
                case "testcase" -> {
                    tests++;
                    test = attribute(xml, "classname") + "." + attribute(xml, "name");
                }
                case "skipped" -> skipped++;
                case "failure", "error" -> {
                    if (!test.equals(failedTest))
                        failures.add(test + ": " + firstLine(attribute(xml, "message")));
                    failedTest = test;
                }
                default -> {}
            }
        }
        return new TestReports(tests - skipped - failures.size(), skipped, failures);
    }

    private static String attribute(XMLStreamReader xml, String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    private static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("no message");
    }
}
