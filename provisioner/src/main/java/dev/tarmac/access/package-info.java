/// Who may speak for a machine: the one-use ticket that a boot carries, the bearer token that its
/// agent gets for it, and the secrets both are made of. Only digests are stored. Start with
/// [FrontDoor]; [Sessions] is what the store must do.
package dev.tarmac.access;
