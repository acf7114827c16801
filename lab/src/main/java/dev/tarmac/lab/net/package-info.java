/// The lab's private network: a namespace with a bridge that plays the switch of a rack, and one
/// link by which this host reaches the server. Needs root. Start with [PrivateNetwork].
package dev.tarmac.lab.net;
