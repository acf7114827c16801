/// The one thing IPv6 needs to hear so that a boot by IPv4 does not wait for it: iPXE asks for an
/// IPv6 router beside its DHCP and goes on only when both are settled, which takes 16 s of silence
/// each time it starts. [EmptyAdvertisements] tells a machine that is booting from us, and nobody
/// else, that there is no router here. Linux only; where it cannot run, boots are slower and
/// nothing else.
package dev.tarmac.pxe.ndp;
