package dev.tarmac.bench.fleet;

import java.time.Duration;

/// How long what takes on a machine.
///
/// @param start from the boot script to the agent's first word, and from a reboot to the boot
///   script
/// @param step each step of a plan but the image
/// @param image the unpacking of the image
/// @param beat from one sign of life to the next
public record Tempo(Duration start, Duration step, Duration image, Duration beat) {
    /// As fast as words can be exchanged.
    public static final Tempo QUICK =
            new Tempo(
                    Duration.ofMillis(50),
                    Duration.ofMillis(20),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1));

    /// The same with another time for the image.
    public Tempo withImage(Duration other) {
        return new Tempo(start, step, other, beat);
    }
}
