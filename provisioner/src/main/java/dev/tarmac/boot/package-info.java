/// What a machine boots: the answer to its DHCP packet ([LoaderPolicy]), the text for its loader
/// ([BootDesk], [IpxeScript], [GrubScript]), the archive with its ticket ([Cpio]), and all that
/// goes by TFTP ([BootFiles]). Meets the boot network's ports; knows no SQL and no HTTP server.
package dev.tarmac.boot;
