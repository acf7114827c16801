package dev.tarmac.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class TestReportsTest {
    @TempDir private Path root;
    private Path reports;

    @BeforeEach
    void aModule() throws IOException {
        Path module = Files.createDirectories(root.resolve("outer/inner"));
        Files.createFile(module.resolve("pom.xml"));
        reports = Files.createDirectories(module.resolve("target/surefire-reports"));
    }

    @Test
    void testsOfAllReportsAreAddedUp() throws IOException {
        write(
                "TEST-a.xml",
                """
                <testsuite name="a" tests="3">
                  <testcase name="good" classname="A"/>
                  <testcase name="odd" classname="A"><skipped/></testcase>
                  <testcase name="bad" classname="A"><failure message="1 is not 2&#10;more">trace</failure></testcase>
                </testsuite>
                """);
        write("TEST-b.xml", "<testsuite><testcase name='x' classname='B'/></testsuite>");
        TestReports read = TestReports.read(root);
        assertThat(read.summary()).isEqualTo("2 passed, 1 failed, 1 skipped");
        assertThat(read.failures()).containsExactly("A.bad: 1 is not 2");
    }

    @Test
    void aTestWithAFailureAndAnErrorFailedOnce() throws IOException {
        write(
                "TEST-a.xml",
                "<testsuite><testcase name='x' classname='B'><failure message='a'/><error message='b'/></testcase></testsuite>");
        assertThat(TestReports.read(root).summary()).isEqualTo("0 passed, 1 failed, 0 skipped");
    }

    @Test
    void reportsOfAnEarlierRunAreGone() throws IOException {
        write("TEST-a.xml", "<testsuite><testcase name='x' classname='B'/></testsuite>");
        TestReports.delete(root);
        assertThat(TestReports.read(root).summary()).isEqualTo("0 passed, 0 failed, 0 skipped");
    }

    @Test
    void aReportThatWasCutShortIsNotCountedAsGood() throws IOException {
        write("TEST-a.xml", "<testsuite><testcase name='x' class");
        assertThatThrownBy(() -> TestReports.read(root)).hasMessageContaining("TEST-a.xml");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(reports.resolve(name), text);
    }
}
