/// The sockets of the boot network, and its entry point [PxeServer]. The only package that imports
/// Netty: bytes in, one pure decision, bytes out.
package dev.tarmac.pxe.netty;
