/// Carries out the storage commands of a kickstart in the order of the reference.
package dev.tarmac.anaconda.command;
