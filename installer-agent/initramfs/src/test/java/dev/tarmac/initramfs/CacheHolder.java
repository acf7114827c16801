package dev.tarmac.initramfs;

import java.io.OutputStream;
import java.nio.file.Path;

/// Another process that holds a cache until its input ends.
final class CacheHolder {
    private CacheHolder() {}

    public static void main(String[] arguments) throws Exception {
        try (Cache cache = Cache.open(Path.of(arguments[0]), () -> {})) {
            System.out.println("held " + cache.directory());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
