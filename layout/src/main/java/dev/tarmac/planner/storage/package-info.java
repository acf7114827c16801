/// What will be on the disks once every size is resolved, whichever rules it was sized by: the
/// value between sizing and steps. Start with [Storage].
package dev.tarmac.planner.storage;
