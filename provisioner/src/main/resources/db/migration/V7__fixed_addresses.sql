-- How the installed system gets its address, as JSON; null: by DHCP.
alter table machines add column addressing text;
