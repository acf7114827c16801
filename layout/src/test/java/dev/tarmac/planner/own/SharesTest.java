package dev.tarmac.planner.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.planner.own.Shares.Wish;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class SharesTest {
    private static final Wish GROWING = new Wish(10, Long.MAX_VALUE);

    @Test
    void thoseThatGrowShareEquallyWhateverTheyStartFrom() {
        assertThat(Shares.of(100, List.of(Wish.fixed(20), GROWING, new Wish(40, Long.MAX_VALUE))))
                .containsExactly(20L, 25L, 55L);
    }

    @Test
    void oneThatIsFullLeavesItsShareToTheOthers() {
        assertThat(Shares.of(100, List.of(new Wish(10, 15), GROWING, GROWING)))
                .containsExactly(15L, 43L, 42L);
    }

    @Test
    void whatCannotBeDividedGoesToTheFirst() {
        assertThat(Shares.of(32, List.of(GROWING, GROWING, GROWING)))
                .containsExactly(11L, 11L, 10L);
    }

    @Test
    void whatNobodyWantsIsLeft() {
        assertThat(Shares.of(100, List.of(Wish.fixed(20), new Wish(1, 5))))
                .containsExactly(20L, 5L);
    }

    @Test
    void whereEverybodyHasNoMoreThanTheLeastItStays() {
        assertThat(Shares.of(20, List.of(GROWING, GROWING))).containsExactly(10L, 10L);
    }

    /// Random wishes: nobody below the least or above the most, nothing over, nothing left that
    /// somebody still wanted.
    @Test
    void nothingIsLostAndNothingInvented() {
        Random random = new Random(3);
        for (int round = 0; round < 20_000; round++) {
            List<Wish> wishes = new ArrayList<>();
            for (int i = random.nextInt(1, 9); i > 0; i--) {
                long least = random.nextLong(50);
                wishes.add(
                        random.nextBoolean()
                                ? Wish.fixed(least)
                                : new Wish(least, least + random.nextLong(0, 200)));
            }
            long least = wishes.stream().mapToLong(Wish::least).sum();
            long units = least + random.nextLong(500);
            List<Long> got = Shares.of(units, wishes);
            long sum = got.stream().mapToLong(Long::longValue).sum();
            boolean hungry = false;
            for (int i = 0; i < wishes.size(); i++) {
                assertThat(got.get(i)).isBetween(wishes.get(i).least(), wishes.get(i).most());
                hungry |= got.get(i) < wishes.get(i).most();
            }
            assertThat(sum).isLessThanOrEqualTo(units);
            if (hungry) assertThat(sum).isEqualTo(units);
        }
    }
}
