/// What becomes of every command, section and option of a kickstart file when the machine is
/// installed from a finished image: the one place that says so. `check`, the page docs/kickstart.md
/// and whoever makes a value of a file take their words from here. Start with [Honoured].
package dev.tarmac.kickstart.honoured;
