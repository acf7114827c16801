/// Private networks, in namespaces of their own. The lab's has a bridge that plays the switch of a
/// rack, and one link by which this host reaches the server: [PrivateNetwork]; a [Neighbour] is
/// another host on that switch. A benchmark's is two hosts and a cable: [Cable]. Needs root.
package dev.tarmac.lab.net;
