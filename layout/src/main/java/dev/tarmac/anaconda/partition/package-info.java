/// From partition requests to sectors: order, choice of the free region, growing. Knows no
/// kickstart.
package dev.tarmac.anaconda.partition;
