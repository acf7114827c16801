/// Network boot: DHCP and TFTP for machines that have no system yet. This package holds the values
/// that pass the door and the one function a caller gives ([BootPolicy]); it knows no machine
/// table, no template and no HTTP. `dhcp` and `tftp` decide without a socket; `ndp` spares a
/// booting machine a wait for IPv6; `linux` calls what Java has no class for; `netty` has the
/// sockets and the entry point, `PxeServer`. Arrows: `netty -> dhcp -> dhcp.lease -> pxe`, `netty
/// -> tftp -> pxe`, `netty -> ndp -> linux`, `netty -> linux`.
package dev.tarmac.pxe;
