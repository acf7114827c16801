/// Every command of every version: its arguments, its rules, how it is printed again. [Commands]
/// lists them; a [CommandForm] is one of them.
package dev.tarmac.kickstart.command;
