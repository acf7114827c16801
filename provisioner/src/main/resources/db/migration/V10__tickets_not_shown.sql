-- Those too old to be shown are deleted whenever one is made.
create index tickets_not_shown on tickets (made_at) where shown_at is null;
