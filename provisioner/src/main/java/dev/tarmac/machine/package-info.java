/// The machines of the inventory: what was said about them ([Machine]) and where it is kept
/// ([Machines]), and the addresses they were given ([Addresses]). Knows facts and hardware
/// addresses, nothing of installs.
package dev.tarmac.machine;
