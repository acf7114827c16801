-- Who did what, and why: written with the change itself, never changed or deleted.
create table audit (
    number integer primary key autoincrement,
    at integer not null default (cast(unixepoch('subsec') * 1000 as integer)),
    kind text not null,
    name text not null,
    mac text,
    subject text not null,
    action text not null,
    detail text not null
) strict;

create index audit_by_mac on audit (mac, number);

-- The rule that gave a machine what it has; held ones wait for an approval.
alter table machines add column labels text not null default '{}';
alter table machines add column rule text;
alter table machines add column held integer not null default 0;

-- The hash of the only plan that may be carried out.
alter table installs add column approved_plan text;

-- Those of one order share its name, and no more of them run at once than that.
alter table installs add column batch text;
alter table installs add column batch_limit integer;

create index installs_by_state on installs (state, number);

create table rule_book (
    only_one integer primary key check (only_one = 1),
    body text not null
) strict;

-- Machines as the rack list says they shall be.
create table expected (
    name text primary key,
    mac text unique,
    serial text unique,
    body text not null
) strict;

-- The disks that the first install of a machine took.
create table bound_disks (
    mac text primary key,
    install text not null,
    body text not null
) strict;
