package dev.tarmac.pxe.tftp;

import dev.tarmac.pxe.Ip4Address;

import java.io.IOException;
import java.util.Optional;

/// The one function TFTP asks: the file of that name, or none. Called on a network thread.
@FunctionalInterface
public interface FileSource {
    Optional<BootFile> open(TftpPath path) throws IOException;

    /// The same for one client: who has files that are not for everybody looks at it.
    ///
    /// @throws IllegalArgumentException with the words for a client that may not have the file
    default Optional<BootFile> open(TftpPath path, Ip4Address client) throws IOException {
        return open(path);
    }
}
