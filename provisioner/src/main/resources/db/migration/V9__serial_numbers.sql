-- Lists of thousands of machines show it, and people name machines by it.
alter table machines add column serial text;

update machines set serial = json_extract(facts, '$.system.serial');
