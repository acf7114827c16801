/// How disks, groups and file systems stand once a plan was carried out, put together from its
/// steps: what `text`, `svg` and `difference` show. No decision is made here. Start with [Outcome].
package dev.tarmac.plan.outcome;
