/// Sizes storage as the Anaconda installer does, to the sector: a kickstart's storage commands and
/// a machine go in, a [dev.tarmac.anaconda.StoragePlan] or a refusal comes out. Start at
/// [dev.tarmac.anaconda.AnacondaPlanner].
package dev.tarmac.anaconda;
