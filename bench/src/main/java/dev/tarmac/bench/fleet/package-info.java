/// Machines that are not there: each fetches its boot script and ticket, says hello, reports what
/// it is made of, does what it is told and proves its first boot, over real HTTP and in the words
/// of the real agent; only firmware, kernel and disks are missing. Start with [Fleet]. Called by
/// bench.inventory, and by the tests that play a day in a data centre.
package dev.tarmac.bench.fleet;
