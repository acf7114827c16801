package dev.tarmac.store;

import dev.tarmac.audit.Actor;
import dev.tarmac.audit.AuditEntry.Deed;
import dev.tarmac.problem.Refused;
import dev.tarmac.rule.RuleBook;
import dev.tarmac.rule.RuleBookYaml;
import dev.tarmac.rule.Rules;

/// [Rules] in SQLite. The book is read once per text.
public final class RuleRows implements Rules {
    private final Database database;
    private volatile Read last = new Read("", RuleBook.EMPTY);

    private record Read(String text, RuleBook book) {}

    public RuleRows(Database database) {
        this.database = database;
    }

    @Override
    public String text() {
        return database.read(
                handle ->
                        handle.createQuery("select body from rule_book")
                                .mapTo(String.class)
                                .findOne()
                                .orElse(""));
    }

    @Override
    public RuleBook book() {
        String text = text();
        Read known = last;
        if (known.text().equals(text)) return known.book();
        try {
            RuleBook book = RuleBookYaml.read("rules", text);
            last = new Read(text, book);
            return book;
        } catch (Refused e) {
            throw new IllegalStateException("the database holds what nobody wrote: " + e, e);
        }
    }

    @Override
    public void put(String text, Actor actor) {
        database.run(
                handle -> {
                    handle.createUpdate(
                                    """
                                    insert into rule_book (only_one, body) values (1, :body)
                                    on conflict (only_one) do update set body = excluded.body
                                    """)
                            .bind("body", text)
                            .execute();
                    AuditRows.add(handle, actor, Deed.of("rules", "set", ""));
                });
    }
}
