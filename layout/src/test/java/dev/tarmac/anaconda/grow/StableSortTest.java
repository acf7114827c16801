package dev.tarmac.anaconda.grow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

class StableSortTest {
    @Test
    void sortsAsAnyOtherWhereTheOrderIsOne() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            List<Integer> list =
                    IntStream.range(0, round % 70).mapToObj(i -> random.nextInt(1000)).toList();
            assertThat(StableSort.sorted(list, Comparator.<Integer>naturalOrder()))
                    .isEqualTo(list.stream().sorted().toList());
        }
    }

    @Test
    void keepsEqualOnesInOrder() {
        assertThat(
                        StableSort.sorted(
                                List.of("bb", "aa", "a", "b"),
                                Comparator.comparingInt(String::length)))
                .containsExactly("a", "b", "bb", "aa");
    }

    /// Rock beats scissors beats paper beats rock: there is no order, only a way of sorting.
    @Test
    void endsWhereThereIsNoOrder() {
        Comparator<Integer> circle = (one, other) -> Integer.compare((one - other + 4) % 3, 1);
        assertThat(StableSort.sorted(List.of(2, 0, 1, 2, 0, 1), circle)).hasSize(6);
    }
}
