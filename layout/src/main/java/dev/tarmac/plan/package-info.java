/// What will be done to one machine, resolved to the sector: [Plan] is a list of [Step]s. [Planner]
/// makes it from a layout, the facts of the machine and what the image can boot from; [PlanText]
/// prints it. A plan has no random value in it: same input, same bytes. Start with [Step].
package dev.tarmac.plan;
