/// What was found in files, and how it is told: to people, to scripts, to code hosts. Start with
/// [dev.tarmac.cli.finding.Told]. Knows no command.
package dev.tarmac.cli.finding;
