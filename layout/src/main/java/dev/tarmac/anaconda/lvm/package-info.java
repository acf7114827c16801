/// From volume requests to extents: volume groups, thin pools, caches, percentages, growing.
package dev.tarmac.anaconda.lvm;
