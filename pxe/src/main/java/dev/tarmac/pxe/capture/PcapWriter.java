package dev.tarmac.pxe.capture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;

/// Writes datagrams as a classic pcap file of raw IP packets: nothing of a frame is made up but the
/// headers that sockets do not show.
public final class PcapWriter {
    private static final int HEADER = 24;
    private static final int RECORD_HEADER = 16;
    private static final int SNAP_LENGTH = 0xFFFF;

    private final OutputStream out;
    private long written;

    public PcapWriter(OutputStream out) throws IOException {
        this.out = out;
        ByteBuffer header = ByteBuffer.allocate(HEADER).putInt(0xA1B2C3D4);
        header.putShort((short) 2).putShort((short) 4).putInt(0).putInt(0);
        write(header.putInt(SNAP_LENGTH).putInt(LinkType.RAW.code()));
    }

    public void write(Datagram datagram) throws IOException {
        ByteBuffer packet = IpUdp.encode(datagram);
        int lost = datagram.length() - datagram.payload().remaining();
        Instant at = datagram.at();
        ByteBuffer record = ByteBuffer.allocate(RECORD_HEADER + packet.remaining());
        record.putInt((int) at.getEpochSecond()).putInt(at.getNano() / 1000);
        record.putInt(packet.remaining()).putInt(packet.remaining() + lost);
        write(record.put(packet));
    }

    /// Bytes so far.
    long written() {
        return written;
    }

    private void write(ByteBuffer bytes) throws IOException {
        byte[] all = new byte[bytes.flip().remaining()];
        bytes.get(all);
        out.write(all);
        written += all.length;
    }
}
