package dev.tarmac.agent.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.agent.Orders;
import dev.tarmac.agent.driver.Drivers;
import dev.tarmac.agent.image.HeldBack;
import dev.tarmac.agent.image.ImageStream;
import dev.tarmac.image.ImageManifest;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.order.ImageSource;
import dev.tarmac.plan.Step;
import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// While nobody listens where the image should be.
@Timeout(30)
class PreparationTest {
    @TempDir Path directory;
    private String nobody;
    private final Heard heard = new Heard();

    @BeforeEach
    void findsAPortWhereNobodyListens() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = "http://127.0.0.1:" + socket.getLocalPort() + "/manifest.json";
        }
    }

    @Test
    void anAbortIsHeardWhileTheImageServerIsAway() throws Exception {
        Preparation preparation = preparation();
        preparation.start();
        heard.noticed.await();
        heard.wanted = false;

        assertThatThrownBy(preparation::manifest)
                .isInstanceOf(Refused.class)
                .hasMessageContaining("manifest could not be read");
    }

    @Test
    void aThreadOfAFailedAttemptAsksNoMore() throws Exception {
        Preparation preparation = preparation();
        preparation.start();
        heard.noticed.await();

        preparation.stop();

        for (Thread thread : Thread.getAllStackTraces().keySet())
            if (thread.getName().equals("manifest")) {
                thread.join(5_000);
                assertThat(thread.isAlive()).isFalse();
            }
    }

    private Preparation preparation() {
        Machine machine =
                new Machine(
                        directory,
                        directory,
                        directory,
                        directory,
                        directory,
                        Drivers.of(directory, directory, text -> {}),
                        List.of(),
                        List.of(),
                        text -> {});
        return new Preparation(
                Orders.bios(
                        Orders.disk("vda", 10L << 30, 512),
                        Filesystem.of(Filesystem.Kind.EXT4, "r"),
                        false),
                machine,
                new Nowhere(),
                heard);
    }

    private final class Nowhere implements Images {
        @Override
        public ImageManifest manifest(ImageSource source, Away away)
                throws Refused, InterruptedException {
            ImageSource there = new ImageSource("test", nobody, Orders.SHA, nobody);
            return ImageStream.manifest(there, away::away);
        }

        @Override
        public void unpack(
                ImageSource source,
                ImageManifest manifest,
                Path root,
                Optional<HeldBack> heldBack,
                Progress progress) {
            throw new AssertionError("there is no image");
        }
    }

    private static final class Heard implements InstallListener {
        private final CountDownLatch noticed = new CountDownLatch(1);
        private volatile boolean wanted = true;

        @Override
        public void started(int index, Step step) {}

        @Override
        public void progress(int index, long doneBytes, long totalBytes) {}

        @Override
        public void finished(int index) {}

        @Override
        public void notice(String text) {
            assertThat(text).contains("the image's server does not answer").contains(nobodySays());
            noticed.countDown();
        }

        private static String nobodySays() {
            return "ECONNREFUSED";
        }

        @Override
        public boolean wanted() {
            return wanted;
        }
    }
}
