/// Sizes storage as the Anaconda installer does, to the sector: a layout with its sizing and a
/// machine go in, a [dev.tarmac.anaconda.tree.StoragePlan] or a refusal comes out of
/// [dev.tarmac.anaconda.AnacondaPlanner]. What sizes (`partition`, `lvm`, `grow`, `device`) takes
/// requests and knows no layout; `layout` reads those, `autopart` writes them. No kickstart is
/// known here: `kickstart.convert` makes a layout of one.
package dev.tarmac.anaconda;
