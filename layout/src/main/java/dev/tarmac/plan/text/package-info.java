/// A plan as people read it in a terminal: disks drawn to scale, what is destroyed, tables to the
/// sector, volumes, file systems, the boot path, steps in order. Start with [PlanText].
package dev.tarmac.plan.text;
