package dev.tarmac.pxe;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a TFTP client asked for, and what the file is sent under.
///
/// @param asked options of the request (RFC 2347), names in lower case
/// @param blockSize bytes
/// @param window blocks
public record TransferTerms(Map<String, String> asked, int blockSize, int window) {
    public TransferTerms {
        asked = Collections.unmodifiableMap(new LinkedHashMap<>(asked));
    }
}
