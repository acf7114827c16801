-- The order of an install is nearly all of its words and never changes, while its progress does every
-- second: apart from each other, a report writes one small row. A key is never used again, so that
-- who knows a key knows what stands behind it.
create table preparations (
    install text primary key references installs (id) on delete cascade,
    key text not null unique,
    body text not null
) strict, without rowid;

insert into preparations (install, key, body)
select id, lower(hex(randomblob(16))), json_extract(details, '$.prepared')
from installs
where json_extract(details, '$.prepared') is not null;

update installs
set details = json_set(
    json_remove(details, '$.prepared'),
    '$.preparation',
    json_object(
        'key', (select key from preparations where install = installs.id),
        'hostname', json_extract(details, '$.prepared.order.host.hostname')))
where json_extract(details, '$.prepared') is not null;
