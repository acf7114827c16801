/// The planned storage: devices on top of each other, fstab, boot devices; or why there is none.
package dev.tarmac.anaconda.tree;
