package dev.tarmac.image.build;

import dev.tarmac.image.build.tar.TarEntry;

import java.io.IOException;

/// Takes the entries of an archive in source order, all but directories and hard links: those are
/// known, and come, at the end.
interface EntrySink {
    EntrySink NOWHERE =
            new EntrySink() {
                @Override
                public void begin(TarEntry entry) {}

                @Override
                public void data(byte[] bytes, int length) {}

                @Override
                public void end() {}
            };

    void begin(TarEntry entry) throws IOException;

    void data(byte[] bytes, int length) throws IOException;

    void end() throws IOException;
}
