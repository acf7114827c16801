/// What a person wants of the disks, before any machine is known: names, selectors, sizes that may
/// be relative. No verbs and no effects. `layout.yaml` reads it, `layout.rule` says what is wrong
/// with it, the planner resolves it. Start with [DiskLayout].
package dev.tarmac.layout;
