-- Times are milliseconds since 1970, texts of several values are JSON.

create table server (
    secret text not null
) strict;

create table machines (
    mac text primary key,
    profile text,
    hostname text,
    facts text,
    address text,
    last_seen integer,
    shell_wanted integer not null default 0
) strict;

create table profiles (
    name text primary key,
    body text not null
) strict;

create table boots (
    id integer primary key autoincrement,
    mac text not null
) strict;

create index boots_by_mac on boots (mac, id);

create table moments (
    boot integer not null references boots (id) on delete cascade,
    number integer not null,
    kind text not null,
    at integer not null,
    detail text not null,
    bytes integer not null,
    primary key (boot, number)
) strict, without rowid;

create table installs (
    number integer primary key autoincrement,
    id text not null unique,
    mac text not null,
    profile text not null,
    image text not null,
    wipe integer not null,
    created_at integer not null,
    secret text not null,
    state text not null,
    attempt integer not null,
    sequence integer not null,
    boot integer references boots (id),
    restarts integer not null,
    prove_by integer,
    details text not null,
    revision integer not null
) strict;

create index installs_by_mac on installs (mac, number);

create index installs_by_boot on installs (boot);

create index installs_to_prove on installs (prove_by) where state = 'installed';

create unique index one_active_install on installs (mac) where state in ('ordered', 'running');

create table events (
    install text not null references installs (id) on delete cascade,
    attempt integer not null,
    sequence integer not null,
    body text not null,
    primary key (install, attempt, sequence)
) strict, without rowid;

-- Tickets and tokens stand here by their SHA-256 only.
create table tickets (
    digest text primary key,
    mac text not null,
    boot integer not null references boots (id) on delete cascade,
    made_at integer not null,
    shown_at integer,
    shown_by text,
    token text unique,
    token_used integer not null default 0,
    agent text,
    abilities text
) strict, without rowid;

create index tickets_by_mac on tickets (mac);

create index tickets_by_boot on tickets (boot);

create table leases (
    mac text primary key,
    address text not null,
    until integer not null
) strict, without rowid;
