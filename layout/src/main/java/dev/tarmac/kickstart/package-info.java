/// A kickstart file as a value: what it commands, what is wrong with it. Text becomes a [Kickstart]
/// in `kickstart.read`; the words of one line become a command in `kickstart.command`. Start with
/// [KsCommand].
package dev.tarmac.kickstart;
