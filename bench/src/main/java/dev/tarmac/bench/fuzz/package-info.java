/// Coverage-guided fuzzing of every decoder of what comes from outside: the network, users' files,
/// images. A [dev.tarmac.bench.fuzz.FuzzTarget] knows nothing of the fuzzer, which runs in a
/// process of its own ([dev.tarmac.bench.fuzz.FuzzProcess] there, [dev.tarmac.bench.fuzz.Fuzzing]
/// here).
package dev.tarmac.bench.fuzz;
