/// TFTP, read only (RFC 1350, 2347, 2348, 2349, 7440). [FileSource] is the one function a caller
/// gives. `Transfer` is the protocol as (state, event) -> (state, actions); no socket, no clock.
package dev.tarmac.pxe.tftp;
