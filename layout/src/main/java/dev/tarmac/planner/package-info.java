/// From a layout to a plan: disks are chosen, sizes resolved, what cannot work is refused, and the
/// steps put into their one safe order. Start with [Planner].
package dev.tarmac.planner;
