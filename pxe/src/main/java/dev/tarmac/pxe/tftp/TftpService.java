package dev.tarmac.pxe.tftp;

import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.Printable;
import dev.tarmac.pxe.TftpLimits;
import dev.tarmac.pxe.tftp.TftpPacket.Failure;
import dev.tarmac.pxe.tftp.TftpPacket.Mode;
import dev.tarmac.pxe.tftp.TftpPacket.ReadRequest;

import java.io.IOException;
import java.util.Optional;

/// Answers the first packet of a transfer: the file with the terms it is sent under, or the error
/// that the client is told.
public final class TftpService {
    /// What comes of a read request.
    public sealed interface Opening {
        record Serve(TftpPath path, BootFile file, Terms terms) implements Opening {}

        record Deny(Failure failure) implements Opening {}
    }

    private final FileSource files;
    private final TftpLimits limits;

    public TftpService(FileSource files, TftpLimits limits) {
        this.files = files;
        this.limits = limits;
    }

    /// What comes of this request.
    ///
    /// @param vendorClass what the client said in DHCP option 60
    /// @param largestBlock that goes through to it in one piece
    public Opening open(
            ReadRequest request,
            Ip4Address client,
            Optional<String> vendorClass,
            int largestBlock) {
        try {
            TftpPath path = TftpPath.parse(request.file());
            Optional<BootFile> file = files.open(path, client);
            if (file.isEmpty())
                return deny(Failure.NOT_FOUND, "there is no file " + path + " here");
            return serve(path, request, file.get(), vendorClass, largestBlock);
        } catch (IllegalArgumentException e) {
            return deny(Failure.ACCESS_VIOLATION, e.getMessage());
        } catch (IOException e) {
            return deny(
                    Failure.UNDEFINED,
                    "cannot read " + Printable.of(request.file()) + ": " + e.getMessage());
        }
    }

    private Opening serve(
            TftpPath path,
            ReadRequest request,
            BootFile file,
            Optional<String> vendorClass,
            int largestBlock)
            throws IOException {
        BootFile sent = request.mode() == Mode.OCTET ? file : netascii(file);
        return new Opening.Serve(
                path,
                sent,
                Terms.of(
                        limits.allowed(vendorClass, request.options()),
                        sent.size(),
                        limits.withBlocksUpTo(largestBlock)));
    }

    private static BootFile netascii(BootFile file) throws IOException {
        try (file) {
            return Netascii.of(file);
        }
    }

    private static Opening deny(int code, String message) {
        return new Opening.Deny(new Failure(code, message));
    }
}
