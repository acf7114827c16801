/// What a plan is made of: disks with their labels, formats, and the devices on them. Values only.
package dev.tarmac.anaconda.device;
