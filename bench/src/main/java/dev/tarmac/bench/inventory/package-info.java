/// The inventory under load: a server in a process of its own with thousands of machines in its
/// database, and a fleet of agents at work. Start with [InventoryBenchmark]. Called by cli.
package dev.tarmac.bench.inventory;
