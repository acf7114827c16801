/// What a kickstart file says that its author most likely did not mean: accepted by the reader, and
/// yet the plan fails, the machine does not boot, or a value is lost. Every rule is an entry of a
/// table; [Rules] lists the tables. Start with [Linter]; [Departures] lists what an installation
/// from an image does not do as it stands.
package dev.tarmac.kickstart.lint;
