package dev.tarmac.pxe;

import java.net.URI;

/// What a machine is told to boot.
public sealed interface BootAnswer {
    /// A file of ours, fetched by TFTP from this server.
    ///
    /// @param path relative, with `/` between its parts
    record TftpFile(String path) implements BootAnswer {
        public TftpFile {
            if (path.isEmpty() || path.length() > 127)
                throw new IllegalArgumentException(
                        "a boot file name has 1 to 127 characters: \"" + path + "\"");
            if (path.startsWith("/"))
                throw new IllegalArgumentException(
                        "a boot file name is relative to the TFTP root: \"" + path + "\"");
        }
    }

    /// A URL, for a loader that speaks HTTP.
    record HttpUrl(URI url) implements BootAnswer {
        public HttpUrl {
            if (!url.isAbsolute() || url.toASCIIString().length() > 255)
                throw new IllegalArgumentException(
                        "a boot URL is absolute and has at most 255 characters: " + url);
        }
    }

    /// No word to this machine; the reason goes to the log.
    record Silence(String reason) implements BootAnswer {
        public Silence {
            if (reason.isBlank())
                throw new IllegalArgumentException("silence needs a reason that can be logged");
        }
    }
}
