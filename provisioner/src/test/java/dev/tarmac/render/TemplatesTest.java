package dev.tarmac.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.Golden;
import dev.tarmac.anaconda.AnacondaPlanner;
import dev.tarmac.anaconda.device.Flavor;
import dev.tarmac.anaconda.device.Machine;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.anaconda.tree.StoragePlan.Findings;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.kickstart.Kickstart;
import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.convert.Converted;
import dev.tarmac.kickstart.convert.NotConverted;
import dev.tarmac.kickstart.convert.ToLayout;
import dev.tarmac.kickstart.lint.Linter;
import dev.tarmac.kickstart.lint.Remark;
import dev.tarmac.kickstart.lint.Rules;
import dev.tarmac.kickstart.lint.Subject;
import dev.tarmac.kickstart.read.Includes;
import dev.tarmac.kickstart.text.OpenQuote;
import dev.tarmac.kickstart.text.Words;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.text.Look;
import dev.tarmac.plan.text.PlanText;
import dev.tarmac.planner.Permissions;
import dev.tarmac.planner.Planner;
import dev.tarmac.problem.Refused;
import dev.tarmac.problem.Where;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Every template of ours for every machine it has values for. Another template, or another case of
/// one, needs no Java.
class TemplatesTest {
    private static final Path PAGE = Path.of("../docs/templates.md");

    /// What a person may type, and everything that means something to whoever reads the file.
    private static final String HOSTILE = "a b --grow # 'c' \"d\" \\e $f `g` %end";

    private static final Set<String> OF_THE_MACHINE = Set.of("firmware", "disks");

    static Stream<TemplateCase> cases() throws IOException {
        return TemplateCase.all();
    }

    static Stream<String> templates() throws IOException {
        return TemplateCase.templates();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void servesBothKindsOfFirmware(String template) {
        assertThat(TemplateCase.of(template).map(TemplateCase::name)).contains("bios", "uefi");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rendersWhatWasFoundRight(TemplateCase each) throws Exception {
        Golden.check(each.golden(), each.render(each.given()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void nothingIsToBeSaidAgainstIt(TemplateCase each) throws Exception {
        for (Flavor flavor : Flavor.values())
            assertThat(Linter.remarks(subject(each, flavor), Rules.all(), Set.of()))
                    .as("%s", flavor)
                    .extracting(Remark::problem)
                    .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theInstallerWouldPlanItWithoutComplaint(TemplateCase each) throws Exception {
        for (Flavor flavor : Flavor.values())
            assertThat(findings(each, flavor))
                    .as("%s", flavor)
                    .isEqualTo(new Findings(List.of(), List.of()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void plansAsWasFoundRight(TemplateCase each) throws Exception {
        Kickstart kickstart = subject(each, Flavor.RHEL9).kickstart().orRefused();
        Converted converted =
                ToLayout.of(
                        Where.of("test.ks"), kickstart.statements(), each.machine(Flavor.RHEL9));
        Plan plan =
                Planner.plan(converted.layout(), each.target(), Optional.empty(), Permissions.NONE);
        Golden.check(each.plan(), PlanText.of(plan, List.of(), Look.PLAIN));
    }

    private static Findings findings(TemplateCase each, Flavor flavor)
            throws IOException, MalformedJson, NotConverted, NotPlanned, Refused {
        Kickstart kickstart = subject(each, flavor).kickstart().orRefused();
        Machine machine = each.machine(flavor);
        Converted converted = ToLayout.of(Where.of("test.ks"), kickstart.statements(), machine);
        return AnacondaPlanner.plan(converted.layout(), converted.sizing(), machine).findings();
    }

    private static Subject subject(TemplateCase each, Flavor flavor)
            throws IOException, MalformedJson, Refused {
        return Subject.read(
                each.golden().toString(),
                each.render(each.given()).getBytes(StandardCharsets.UTF_8),
                KsVersion.named(flavor.name()).orElseThrow(),
                Includes.IGNORED);
    }

    /// Whatever a value holds, every command keeps its number of words: nothing in it becomes an
    /// option, a comment or an open quote.
    @ParameterizedTest
    @MethodSource("cases")
    void noValueLeavesItsWord(TemplateCase each) throws Exception {
        Map<String, Object> given = each.given();
        Map<String, Object> hostile = new LinkedHashMap<>(given);
        hostile.replaceAll(
                (name, value) ->
                        OF_THE_MACHINE.contains(name) ? value : TemplatesTest.hostile(value));
        assertThat(wordsPerCommand(each.render(hostile)))
                .isEqualTo(wordsPerCommand(each.render(given)));
    }

    private static Object hostile(Object value) {
        return switch (value) {
            case String _ -> HOSTILE;
            case List<?> list -> list.stream().map(TemplatesTest::hostile).toList();
            default -> value;
        };
    }

    /// Of the lines before the first script.
    private static List<Integer> wordsPerCommand(String kickstart) throws OpenQuote {
        List<Integer> numbers = new ArrayList<>();
        for (String line : kickstart.lines().takeWhile(line -> !line.startsWith("%")).toList())
            numbers.add(Words.ofCommand(line).size());
        return numbers;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void thePageTellsItsValues(TemplateCase each) throws Exception {
        String page = Files.readString(PAGE);
        assertThat(page).contains("`" + each.template().getFileName() + "`");
        assertThat(each.given().keySet())
                .allSatisfy(value -> assertThat(page).contains("`" + value + "`"));
    }
}
