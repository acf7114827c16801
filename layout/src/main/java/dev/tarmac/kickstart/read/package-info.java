/// Reads whole kickstart files: lines, sections, includes, conflicts. Start with [KickstartReader].
package dev.tarmac.kickstart.read;
