package dev.tarmac.pxe.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Network namespaces of one test, with what runs in them. Nothing in them reaches any network
/// outside.
final class Namespaces {
    private final List<String> names = new ArrayList<>();
    private final List<Process> running = new ArrayList<>();

    /// Gives the name that the other methods want.
    String add(String role) throws Exception {
        String name = "tarmac-" + role + "-" + ProcessHandle.current().pid();
        run(List.of("ip", "netns", "add", name));
        names.add(name);
        ip(name, "link set lo up");
        return name;
    }

    /// A cable between two devices, both up.
    void cable(String one, String device, String other, String far) throws Exception {
        ip(one, "link add " + device + " type veth peer name " + far + " netns " + other);
        ip(one, "link set " + device + " up");
        ip(other, "link set " + far + " up");
    }

    void ip(String namespace, String words) throws Exception {
        List<String> argv = new ArrayList<>(List.of("ip", "-n", namespace));
        Collections.addAll(argv, words.split(" "));
        run(argv);
    }

    /// What the command says on both streams; it must end well.
    String at(String namespace, String... argv) throws Exception {
        return run(inside(namespace, List.of(argv)));
    }

    /// Goes on until the test ends.
    Process start(String namespace, List<String> argv) throws IOException {
        Process process =
                new ProcessBuilder(inside(namespace, argv)).redirectErrorStream(true).start();
        running.add(process);
        return process;
    }

    /// A main class of these tests as a process of its own; its standard input is held open.
    Process startJava(String namespace, Class<?> main, List<String> arguments) throws IOException {
        List<String> argv =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                main.getName()));
        argv.addAll(arguments);
        return start(namespace, argv);
    }

    /// The first line that has the words in it; reads until then.
    static String await(Process process, String words) throws IOException {
        BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
        List<String> seen = new ArrayList<>();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.contains(words)) return line;
            seen.add(line);
        }
        throw new AssertionError("'" + words + "' was never said: " + String.join("\n", seen));
    }

    private static List<String> inside(String namespace, List<String> argv) {
        List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
        all.addAll(argv);
        return all;
    }

    private static String run(List<String> argv) throws Exception {
        Process process = new ProcessBuilder(argv).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(String.join(" ", argv)).isTrue();
        assertThat(process.exitValue()).as("%s: %s", String.join(" ", argv), said).isZero();
        return said;
    }

    /// With everything that runs in them.
    void remove() throws Exception {
        for (Process process : running.reversed()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        for (String name : names.reversed()) run(List.of("ip", "netns", "delete", name));
    }
}
