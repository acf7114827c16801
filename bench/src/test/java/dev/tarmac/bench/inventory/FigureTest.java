package dev.tarmac.bench.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.json.JsonObject;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.OptionalDouble;

class FigureTest {
    private static Figure figure(double ours, OptionalDouble bar) {
        return new Figure("rssMb", "MiB", ours, bar, "the most");
    }

    @Test
    void isMetBelowItsBar() {
        assertThat(figure(511.9, OptionalDouble.of(512)).met()).isTrue();
        assertThat(figure(512, OptionalDouble.of(512)).met()).isFalse();
    }

    @Test
    void nothingMayBeLost() {
        assertThat(figure(0, OptionalDouble.of(0)).met()).isTrue();
        assertThat(figure(1, OptionalDouble.of(0)).met()).isFalse();
    }

    @Test
    void theReportHasEachFigureByItsName() throws Exception {
        JsonObject report =
                JsonObject.parse(Figure.report(List.of(figure(300, OptionalDouble.of(512)))));
        assertThat(report.asMap().get("rssMb")).isEqualTo(300.0);
        JsonObject result = report.list("results", each -> each).getFirst();
        assertThat(result.text("name")).isEqualTo("rssMb");
        assertThat(result.flag("met")).isTrue();
        assertThat(result.asMap().get("bar")).isEqualTo(512.0);
    }

    @Test
    void whatHasNoBarIsForInformation() throws Exception {
        JsonObject report =
                JsonObject.parse(Figure.report(List.of(figure(80, OptionalDouble.empty()))));
        assertThat(report.list("results", each -> each).getFirst().has("bar")).isFalse();
    }
}
