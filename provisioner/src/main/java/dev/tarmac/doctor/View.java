package dev.tarmac.doctor;

/// How much of a boot is seen. What is not seen is no problem.
public enum View {
    /// DHCP, TFTP and HTTP are ours.
    EVERYTHING,
    /// DHCP and TFTP are somebody else's.
    HTTP,
    /// A capture of DHCP and TFTP.
    PACKETS
}
