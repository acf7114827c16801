package dev.tarmac.image.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

class FrameWriterTest {
    @Test
    void writesTheSameBytesOnAnyNumberOfCores() throws Exception {
        assertThat(written(1)).isEqualTo(written(4));
    }

    @Test
    void refusesAnEntryThatIsNotAsLongAsAnnounced() throws Exception {
        try (ExecutorService workers = Executors.newSingleThreadExecutor()) {
            FrameWriter frames = new FrameWriter(new ByteArrayOutputStream(), 1, workers, 2);
            frames.begin(10);

            assertThatThrownBy(() -> frames.write(new byte[11]))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(frames::finish).isInstanceOf(IllegalStateException.class);
        }
    }

    private static byte[] written(int cores) throws IOException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ExecutorService workers = Executors.newFixedThreadPool(cores)) {
            FrameWriter frames = new FrameWriter(out, 3, workers, 2 * cores);
            for (int entry = 0; entry < 60; entry++) {
                byte[] bytes = new byte[512 * (1 + random.nextInt(2000))];
                for (int i = 0; i < bytes.length; i += 3) bytes[i] = (byte) random.nextInt();
                frames.begin(bytes.length);
                frames.write(bytes);
            }
            assertThat(frames.finish()).hasSizeGreaterThan(5);
        }
        return out.toByteArray();
    }
}
