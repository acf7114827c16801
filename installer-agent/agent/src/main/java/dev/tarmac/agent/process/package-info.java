/// Starts other programs: [Command] says what (a list of arguments, never a shell string),
/// [Processes] runs it with a limit on time and output and looks at its exit code.
package dev.tarmac.agent.process;
