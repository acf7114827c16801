package dev.tarmac.pxe.tftp;

import java.io.IOException;
import java.util.Optional;

/// The one function TFTP asks: the file of that name, or none. Called on a network thread.
@FunctionalInterface
public interface FileSource {
    Optional<BootFile> open(TftpPath path) throws IOException;
}
