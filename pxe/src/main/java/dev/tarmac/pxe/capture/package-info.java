/// What a boot network said, as a file: [CaptureFile] writes UDP datagrams in the pcap format that
/// tcpdump and Wireshark read, [PcapReader] reads theirs and ours, and [Replay] feeds a file
/// through the same code as packets from the wire. Knows no socket; the network hands a copy to
/// [Tap].
package dev.tarmac.pxe.capture;
