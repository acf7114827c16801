/// What partitions and volumes have in common: how they are put in order, and how what is left over
/// is shared out among those that grow, be it sectors or extents.
package dev.tarmac.anaconda.grow;
