package dev.tarmac.plan.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

class ScaleTest {
    @Test
    void cellsAreInProportion() {
        assertThat(Scale.cells(List.of(25L, 50L, 25L), ones(3), 80)).containsExactly(20, 40, 20);
    }

    @Test
    void whatIsTooSmallToBeSeenIsSeen() {
        assertThat(Scale.cells(List.of(1L, 1_000_000L, 1L), List.of(1, 1, 2), 80))
                .containsExactly(1, 77, 2);
    }

    @Test
    void theRestOfADivisionGoesToWhoLacksMost() {
        assertThat(Scale.cells(List.of(10L, 11L, 11L), ones(3), 10)).containsExactly(3, 4, 3);
    }

    @Test
    void moreThanTheWidthIsAllShown() {
        assertThat(Scale.cells(Collections.nCopies(100, 5L), ones(100), 40))
                .hasSize(100)
                .containsOnly(1);
    }

    @Test
    void everyWidthIsUsedToTheLastCellAndNothingIsLost() {
        Random random = new Random(1);
        for (int round = 0; round < 2000; round++) {
            List<Long> lengths = new ArrayList<>();
            List<Integer> least = new ArrayList<>();
            int count = 1 + random.nextInt(12);
            for (int i = 0; i < count; i++) {
                lengths.add(1 + (long) Math.pow(10, random.nextDouble() * 12));
                least.add(1 + random.nextInt(3));
            }
            int width = 36 + random.nextInt(200);
            List<Integer> cells = Scale.cells(lengths, least, width);
            assertThat(cells.stream().mapToInt(Integer::intValue).sum()).isEqualTo(width);
            for (int i = 0; i < count; i++)
                assertThat(cells.get(i)).isGreaterThanOrEqualTo(least.get(i));
        }
    }

    private static List<Integer> ones(int count) {
        return Collections.nCopies(count, 1);
    }
}
