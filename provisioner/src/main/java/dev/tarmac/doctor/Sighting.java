package dev.tarmac.doctor;

import dev.tarmac.pxe.PxeEvent;

import java.time.Instant;

/// Something that was seen of one machine.
public sealed interface Sighting {
    Instant at();

    /// By DHCP or TFTP.
    record Network(PxeEvent event) implements Sighting {
        @Override
        public Instant at() {
            return event.at();
        }
    }

    /// Its boot script was written: for its disk, or for our agent.
    ///
    /// @param why completes a sentence about the machine
    record Scripted(Instant at, boolean forDisk, String why) implements Sighting {}

    /// It began to fetch something over HTTP.
    record FetchStarted(Instant at, Fetch what, String path) implements Sighting {}

    /// That was answered, or broke off.
    ///
    /// @param status of HTTP
    /// @param bytes that left
    /// @param of how many there were; -1 when nobody knows
    record FetchEnded(Instant at, Fetch what, String path, int status, long bytes, long of)
            implements Sighting {
        boolean isWhole() {
            return status < 400 && (of < 0 || bytes >= of);
        }
    }

    /// A step of its install has come further than it was.
    record Moved(Instant at, int step, long doneBytes, long totalBytes) implements Sighting {}
}
