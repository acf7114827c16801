package dev.tarmac.cli.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.json.JsonObject;
import dev.tarmac.kickstart.lint.Severity;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;
import dev.tarmac.problem.Where;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class FormatsTest {
    private static final Told HASH =
            new Told(
                    new Kind("unquoted-hash", Severity.WARNING, "A # ends the line."),
                    new Problem(new Where("a b/ü,c:1.ks", 3, 7), "100 % lost\r\nhere", "quote it"));

    private static final Told MISSING =
            Told.unreadable(new Refused("/x/none.ks", "there is no such file", "look")).getFirst();

    @Test
    void gitHubEscapesWhatEndsAMessageOrAProperty() {
        assertThat(GitHubLine.of(HASH))
                .isEqualTo(
                        "::warning file=a b/ü%2Cc%3A1.ks,line=3,col=7,title=unquoted-hash"
                                + "::100 %25 lost%0D%0Ahere%0Afix: quote it");
        assertThat(GitHubLine.of(MISSING))
                .isEqualTo(
                        "::error file=/x/none.ks,title=unreadable"
                                + "::there is no such file%0Afix: look");
    }

    /// The members that SARIF 2.1.0 requires, in the places where it wants them.
    @Test
    void sarifHasItsShape() {
        Map<String, Object> log = Sarif.encode(List.of(HASH, MISSING, HASH));
        assertThat(log).containsEntry("version", "2.1.0").containsKey("$schema");
        Map<?, ?> run = only(log.get("runs"));
        Map<?, ?> driver = (Map<?, ?>) ((Map<?, ?>) run.get("tool")).get("driver");
        assertThat(driver.get("name")).isEqualTo("tarmac");
        assertThat(each(driver.get("rules"), "id")).containsExactly("unquoted-hash", "unreadable");
        assertThat(each(run.get("results"), "ruleIndex")).containsExactly(0, 1, 0);
    }

    @Test
    void sarifPlacesAreUriAndRegion() {
        assertThat(JsonObject.write(Map.of("at", physical(HASH))))
                .isEqualTo(
                        """
                        {"at":{"artifactLocation":{"uri":"a%20b/%C3%BC%2Cc%3A1.ks"},\
                        "region":{"startLine":3,"startColumn":7}}}""");
        assertThat(JsonObject.write(Map.of("at", physical(MISSING))))
                .isEqualTo("{\"at\":{\"artifactLocation\":{\"uri\":\"file:///x/none.ks\"}}}");
    }

    @Test
    void anEmptySarifLogIsValidToo() {
        Map<?, ?> run = only(Sarif.encode(List.of()).get("runs"));
        assertThat((List<?>) run.get("results")).isEmpty();
    }

    private static Object physical(Told told) {
        Map<?, ?> run = only(Sarif.encode(List.of(told)).get("runs"));
        Map<?, ?> result = only(run.get("results"));
        assertThat(result.get("ruleId")).isEqualTo(told.kind().id());
        assertThat(((Map<?, ?>) result.get("message")).get("text")).asString().contains("fix: ");
        return only(result.get("locations")).get("physicalLocation");
    }

    private static List<Object> each(Object list, String member) {
        return ((List<?>) list)
                .stream().<Object>map(item -> ((Map<?, ?>) item).get(member)).toList();
    }

    private static Map<?, ?> only(Object list) {
        List<?> items = (List<?>) list;
        assertThat(items).hasSize(1);
        return (Map<?, ?>) items.getFirst();
    }
}
