-- Who may use the REST interface: people with a password, programs with a token. Of a secret only its Argon2id hash.
create table accounts (
    kind text not null check (kind in ('user', 'token')),
    name text not null,
    role text not null check (role in ('viewer', 'operator', 'admin')),
    hash text not null,
    created_at integer not null,
    ends_at integer,
    primary key (kind, name)
) strict, without rowid;
