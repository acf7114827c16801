/// Puts the server together: [ServerConfig] is what its file says, [Server] starts everything in
/// order and stops it again. Nothing is decided here. May know every package of the provisioner;
/// only the command line and tests know this one.
package dev.tarmac.app;
