-- Whether the agent got the order of the attempt: from then on the disks may be changed.
alter table installs add column handed_out integer not null default 0;

update installs set handed_out = 1
where state in ('running', 'installed', 'proven', 'unproven')
or json_extract(details, '$.prepared') is not null;

-- Attempts that a later one of the same install has taken the place of, as they ended.
create table attempts (
    install text not null references installs (id) on delete cascade,
    attempt integer not null,
    state text not null,
    handed_out integer not null,
    boot integer references boots (id),
    details text not null,
    primary key (install, attempt)
) strict, without rowid;

create index attempts_by_boot on attempts (boot);
