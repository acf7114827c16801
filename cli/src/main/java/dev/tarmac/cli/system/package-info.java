/// What the command line asks of the machine it runs on: the checkout's folders, Debian packages,
/// root, child processes. The only package of the command line that starts processes.
package dev.tarmac.cli.system;
