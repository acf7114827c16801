package dev.tarmac.cli.local;

import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;
import dev.tarmac.pxe.MalformedPacket;
import dev.tarmac.pxe.capture.Datagram;
import dev.tarmac.pxe.capture.PcapReader;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// A capture that somebody named on the command line; read as often as it takes, never kept.
record Capture(Path file) {
    /// From its begin to its end; true when it ended in the middle of a packet.
    boolean read(Consumer<Datagram> each) throws Refused, IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            PcapReader reader = PcapReader.open(in);
            for (Optional<Datagram> next = reader.next(); next.isPresent(); next = reader.next())
                each.accept(next.get());
            return reader.isCutOff();
        } catch (MalformedPacket e) {
            throw new Refused(
                    Problem.at(
                            file.toString(),
                            e.getMessage(),
                            "give a capture of `tarmac serve --capture` or `tcpdump -w`"),
                    e);
        }
    }
}
