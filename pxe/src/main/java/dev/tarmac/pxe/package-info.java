/// Network boot: DHCP and TFTP for machines that have no system yet. This package holds the values
/// that pass the door and the one function a caller gives ([BootPolicy]); it knows no machine
/// table, no template and no HTTP. `dhcp` and `tftp` decide without a socket; `ndp` spares a
/// booting machine a wait for IPv6; `netty` has the sockets and the entry point, `PxeServer`.
/// Arrows: `netty -> dhcp -> dhcp.lease -> pxe`, `netty -> tftp -> pxe`, `netty -> ndp -> pxe`.
package dev.tarmac.pxe;
