/// What an installed system is given beside its image, as values: boot loader ([GrubConfig],
/// [CoreImage], [BootSector], [EspFiles]), [Fstab], host settings ([HostConfiguration]), proof of
/// boot ([ProofOfBoot]). Writes nothing; `run` does. [ConfiguredFiles] lists all of it.
package dev.tarmac.agent.boot;
