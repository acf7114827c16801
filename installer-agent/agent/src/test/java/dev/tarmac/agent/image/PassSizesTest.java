package dev.tarmac.agent.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.image.Frame;
import dev.tarmac.image.ImageManifest;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class PassSizesTest {
    @ParameterizedTest
    @CsvSource({
        "1, 4194304, 1, 17",
        "2, 4194304, 2, 18",
        "64, 4194304, 11, 13",
        "2, 16777216, 2, 4",
        "64, 16777216, 2, 4",
        "2, 512, 2, 18"
    })
    void fewEnoughForASmallMachineAndManyEnoughForTheProcessors(
            int processors, int frameBytes, int workers, int buffers) {
        ImageManifest like = TestImage.of(new TarBytes().end()).manifest();
        Frame frame = new Frame(0, frameBytes, frameBytes, "0".repeat(64), true);
        ImageManifest manifest =
                new ImageManifest(
                        like.name(),
                        like.arch(),
                        like.os(),
                        frameBytes,
                        like.dataSha256(),
                        frameBytes,
                        1,
                        List.of(frame),
                        like.kernels(),
                        like.loaders(),
                        like.proofTools(),
                        like.initSystem(),
                        like.network());
        PassSizes sizes = PassSizes.of(manifest, processors);
        assertThat(sizes).isEqualTo(new PassSizes(workers, buffers, frameBytes, frameBytes));
        assertThat((long) (workers + buffers) * frameBytes).isLessThanOrEqualTo(100L << 20);
    }
}
