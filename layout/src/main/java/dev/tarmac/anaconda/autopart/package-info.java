/// What `autopart` and `reqpart` stand for on given disks and firmware.
package dev.tarmac.anaconda.autopart;
