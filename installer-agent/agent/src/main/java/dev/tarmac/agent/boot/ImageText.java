package dev.tarmac.agent.boot;

import java.io.IOException;

/// The text of a file of the image, by its path there; empty when there is none.
@FunctionalInterface
public interface ImageText {
    String text(String path) throws IOException;
}
