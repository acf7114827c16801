/// Benchmarks: Tarmac beside the peer that each one names, in one run, in turn, as a ratio. A
/// benchmark installs and starts its peer itself and never fails a build. Start with
/// [InstallBenchmark]. [KickstartReplay] and [PlanReplay] measure agreement with recordings, not
/// time. Called by cli.
package dev.tarmac.bench;
