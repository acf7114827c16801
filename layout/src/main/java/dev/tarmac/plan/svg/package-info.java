/// A plan as a picture: disks and volume groups to scale, with what they hold. Start with
/// [PlanSvg].
package dev.tarmac.plan.svg;
