/// How long reading and planning take: JMH benchmarks of the layout code, alone in a JVM with one
/// processor. Start with [PlanningMeasure].
package dev.tarmac.bench.planning;
