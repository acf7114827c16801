/// Our own sizing: what a layout wants of chosen disks, resolved by five rules. Absolute sizes
/// round up; percentages are of the disk or group and round down; what is left is shared equally
/// among those that grow; one that reaches its maximum leaves its share to the others; what cannot
/// be divided goes to the first. Start with [OwnSizing].
package dev.tarmac.planner.own;
