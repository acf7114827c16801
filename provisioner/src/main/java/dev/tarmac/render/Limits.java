package dev.tarmac.render;

import java.time.Duration;

/// What a rendering may take. A kickstart file of a hundred lines takes a few milliseconds.
///
/// @param time after that it is given up
/// @param characters what it may write at most
record Limits(Duration time, int characters) {
    static final Limits USUAL = new Limits(Duration.ofSeconds(5), 1 << 20);
}
