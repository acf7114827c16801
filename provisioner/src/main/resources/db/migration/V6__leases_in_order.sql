-- Each machine's own place in a pool is scattered: rows in the order of their addresses made a
-- commit write one page for each lease. In the order in which they first came, leases that are kept
-- together share pages.
create table leases_in_order (
    id integer primary key,
    address text not null,
    mac text not null,
    until integer not null
) strict;

insert into leases_in_order (address, mac, until)
select address, mac, until from leases order by until;

drop table leases;

alter table leases_in_order rename to leases;
