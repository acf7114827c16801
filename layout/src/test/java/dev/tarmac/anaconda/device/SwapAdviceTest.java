package dev.tarmac.anaconda.device;

import static dev.tarmac.anaconda.device.Bytes.GIB;
import static dev.tarmac.anaconda.device.Bytes.TIB;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.facts.Firmware;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

class SwapAdviceTest {
    @ParameterizedTest
    @CsvSource({
        "RHEL9, 1024, false, 2147483680",
        "RHEL9, 4096, false, 4294967312",
        "RHEL9, 16384, false, 8589934600",
        "RHEL9, 131072, false, 4294967296",
        "RHEL10, 131072, false, 34359738368",
        "RHEL10, 4096, true, 8589934624",
    })
    void followsTheMemory(Flavor flavor, long memory, boolean hibernation, long bytes) {
        assertThat(SwapAdvice.bytes(machine(flavor, memory), hibernation, TIB)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"false, 1073741824", "true, 8589934624"})
    void takesATenthOfTheDisksAtMost(boolean hibernation, long bytes) {
        assertThat(SwapAdvice.bytes(machine(Flavor.RHEL9, 4096), hibernation, 10 * GIB))
                .isEqualTo(bytes);
    }

    private static Machine machine(Flavor flavor, long memory) {
        return new Machine(
                List.of(), Firmware.BIOS, memory, Optional.empty(), flavor, Product.RHEL);
    }
}
