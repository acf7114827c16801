package dev.tarmac.render;

import dev.tarmac.anaconda.device.Disk;
import dev.tarmac.anaconda.device.Flavor;
import dev.tarmac.anaconda.device.Machine;
import dev.tarmac.anaconda.device.Product;
import dev.tarmac.facts.DiskSpec;
import dev.tarmac.facts.Firmware;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.planner.Target;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A template of ours with one set of values: `golden/NAME/CASE.json` belongs to `NAME.ks.ftl`. The
/// values say the machine as well: its `firmware`, `disks` and `memoryMebibytes`.
record TemplateCase(Path template, Path values) {
    static final Path FOLDER = Path.of("../templates/kickstart");
    private static final String ENDING = ".ks.ftl";

    /// The names of all templates.
    static Stream<String> templates() throws IOException {
        return files(FOLDER, ENDING).stream().map(file -> without(ENDING, file));
    }

    static Stream<TemplateCase> all() throws IOException {
        return templates().flatMap(TemplateCase::of);
    }

    static Stream<TemplateCase> of(String template) {
        return files(FOLDER.resolve("golden").resolve(template), ".json").stream()
                .map(values -> new TemplateCase(FOLDER.resolve(template + ENDING), values));
    }

    String name() {
        return without(".json", values);
    }

    /// Where the rendering is that was found right.
    Path golden() {
        return values.resolveSibling(name() + ".ks");
    }

    /// Where the plan is that was found right.
    Path plan() {
        return values.resolveSibling(name() + ".plan.txt");
    }

    Map<String, Object> given() throws IOException, MalformedJson {
        return json().asMap();
    }

    String render(Map<String, Object> given) throws IOException, Refused {
        return KickstartTemplate.parse(template.toString(), Files.readString(template))
                .render(given);
    }

    /// Its disks are empty and called sda, sdb and so on.
    Machine machine(Flavor flavor) throws IOException, MalformedJson {
        JsonObject json = json();
        List<Disk> disks = new ArrayList<>();
        for (DiskSpec spec : DiskSpec.parse(json.text("disks")))
            disks.add(
                    new Disk(
                            "sd" + (char) ('a' + disks.size()),
                            spec.sizeBytes(),
                            spec.logicalSectorBytes(),
                            Optional.empty(),
                            List.of()));
        return new Machine(
                disks,
                Firmware.parse(json.text("firmware")),
                json.number("memoryMebibytes"),
                Optional.of(json.text("hostname")),
                flavor,
                Product.RHEL);
    }

    /// The same machine as its agent would report it.
    Target target() throws IOException, MalformedJson {
        JsonObject json = json();
        return new Target(
                DiskSpec.facts(DiskSpec.parse(json.text("disks"))),
                Firmware.parse(json.text("firmware")),
                false,
                json.number("memoryMebibytes") << 20);
    }

    private JsonObject json() throws IOException, MalformedJson {
        return JsonObject.parse(Files.readString(values));
    }

    private static String without(String ending, Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ending.length());
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return without(ENDING, template) + " " + name();
    }
}
