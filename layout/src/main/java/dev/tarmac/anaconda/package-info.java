/// Sizes storage as the Anaconda installer does, to the sector: a kickstart's storage commands and
/// a machine go in, a [dev.tarmac.anaconda.tree.StoragePlan] or a refusal comes out of
/// [dev.tarmac.anaconda.AnacondaPlanner]. What sizes (`partition`, `lvm`, `grow`, `device`) takes
/// requests and knows no kickstart; only `command` reads those. Whoever has other requests starts
/// at [dev.tarmac.anaconda.partition.Partitioning] and [dev.tarmac.anaconda.lvm.GroupGrowing].
package dev.tarmac.anaconda;
