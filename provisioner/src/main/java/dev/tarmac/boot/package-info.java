/// What a machine boots: the answer to its DHCP packet ([LoaderPolicy]), the iPXE script for its
/// loader ([BootDesk], [IpxeScript]) and the archive with its ticket ([Cpio]). Meets the boot
/// network's ports; knows no SQL and no HTTP server.
package dev.tarmac.boot;
