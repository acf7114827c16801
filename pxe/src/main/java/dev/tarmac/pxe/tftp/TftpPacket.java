package dev.tarmac.pxe.tftp;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The packets of TFTP (RFC 1350 section 5, RFC 2347).
public sealed interface TftpPacket {
    /// How bytes are sent: as they are, or as text with CR LF.
    enum Mode {
        OCTET,
        NETASCII
    }

    /// A file is wanted.
    ///
    /// @param options as asked for, names in lower case, in their order
    record ReadRequest(String file, Mode mode, Map<String, String> options) implements TftpPacket {
        public ReadRequest {
            options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        }
    }

    record WriteRequest(String file) implements TftpPacket {}

    /// A piece of the file.
    ///
    /// @param block counted from 1, its lower 16 bits
    /// @param bytes one character each
    record Data(int block, String bytes) implements TftpPacket {}

    record Acknowledgement(int block) implements TftpPacket {}

    record Failure(int code, String message) implements TftpPacket {
        public static final int UNDEFINED = 0;
        public static final int NOT_FOUND = 1;
        public static final int ACCESS_VIOLATION = 2;
        public static final int ILLEGAL_OPERATION = 4;
    }

    record OptionAcknowledgement(Map<String, String> options) implements TftpPacket {
        public OptionAcknowledgement {
            options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        }
    }
}
