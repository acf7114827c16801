/// What will be done to one machine, resolved to the sector: [Plan] is a list of [Step]s, and
/// `text` prints it. `planner` makes it; agents carry it out. A plan has no random value in it:
/// same input, same bytes. Start with [Step].
package dev.tarmac.plan;
