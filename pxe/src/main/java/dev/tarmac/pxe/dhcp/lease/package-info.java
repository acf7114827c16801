/// Who has which address. `Leases` decides: reservations first, then one deterministic address per
/// hardware address. [LeaseStore] is the port for keeping leases over a restart.
package dev.tarmac.pxe.dhcp.lease;
