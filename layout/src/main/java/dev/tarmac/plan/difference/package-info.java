/// What two plans for one machine do differently, in terms of storage and not of text: a partition
/// that only has another name in its layout is the same partition. Start with [PlanDifference].
package dev.tarmac.plan.difference;
