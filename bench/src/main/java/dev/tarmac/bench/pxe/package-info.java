/// The boot network beside its peers: our server as `tarmac serve` runs it, each peer as its
/// package is, all at one end of a cable between two namespaces and the clients at the other. Start
/// with [PxeBenchmark]; what it takes to add a figure is a [Measurement] in its list. Called by
/// cli.
package dev.tarmac.bench.pxe;
