/// The boot NIC and the way to the server: what the boot loader handed over on the kernel's command
/// line ([BootParameters]), the interface brought up with it ([BootNic]), the lease kept
/// ([LeaseRenewal]), HTTP over plain sockets ([HttpLine]); and what the switches say of all its
/// ports ([Neighbours]).
package dev.tarmac.agent.network;
