package dev.tarmac.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

class NaturalTest {
    private static final List<String> SORTED =
            List.of(
                    "1", "2", "10", "r1", "R1", "r01", "r1a", "r2", "r10", "r10-2", "r10-11", "web",
                    "");

    @Test
    void namesAreSortedAsPeopleDo() {
        List<String> names = Arrays.asList(SORTED.toArray(String[]::new));
        Collections.shuffle(names, new Random(7));
        names.sort(Natural.ORDER);
        assertThat(names.stream().filter(name -> !name.toLowerCase(Locale.ROOT).matches("r0?1")))
                .containsExactlyElementsOf(
                        SORTED.stream()
                                .filter(name -> !name.toLowerCase(Locale.ROOT).matches("r0?1"))
                                .toList());
    }

    /// Sorting and maps rely on it.
    @Test
    void onlyTheSameNameIsEqual() {
        for (String one : SORTED)
            for (String other : SORTED) {
                int order = Natural.ORDER.compare(one, other);
                assertThat(Integer.signum(order))
                        .isEqualTo(-Integer.signum(Natural.ORDER.compare(other, one)));
                assertThat(order == 0).as(one + " and " + other).isEqualTo(one.equals(other));
            }
    }
}
