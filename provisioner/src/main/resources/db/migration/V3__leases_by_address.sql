-- VLANs on one NIC share its hardware address: a machine has a lease in each network.
create table leases_by_address (
    address text primary key,
    mac text not null,
    until integer not null
) strict, without rowid;

insert or replace into leases_by_address (address, mac, until)
select address, mac, until from leases order by until;

drop table leases;

alter table leases_by_address rename to leases;

-- Where a machine is plugged in, as the relay in its switch says (DHCP option 82).
alter table machines add column circuit text;
alter table machines add column remote text;
