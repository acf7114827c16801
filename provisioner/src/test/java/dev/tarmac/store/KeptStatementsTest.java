package dev.tarmac.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.ResultIterable;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

class KeptStatementsTest {
    @TempDir private Path folder;
    private Handle handle;
    private final List<PreparedStatement> used = new ArrayList<>();

    private final StatementCustomizer witness =
            new StatementCustomizer() {
                @Override
                public void beforeExecution(PreparedStatement statement, StatementContext context) {
                    used.add(statement);
                }
            };

    @BeforeEach
    void open() {
        handle = Jdbi.open("jdbc:sqlite:" + folder.resolve("test.db"));
        handle.execute("create table words (word text, other text)");
        handle.setStatementBuilder(new KeptStatements());
    }

    @AfterEach
    void close() {
        handle.close();
    }

    private int insert(String word) {
        return handle.createUpdate("insert into words values (:word, :other)")
                .bind("word", word)
                .bind("other", "x")
                .addCustomizer(witness)
                .execute();
    }

    @Test
    void theSameWordsAreUnderstoodOnce() {
        insert("a");
        insert("b");
        assertThat(used.get(1)).isSameAs(used.get(0));
        assertThat(words()).containsExactly("a", "b");
        assertThat(words()).containsExactly("a", "b");
    }

    @Test
    void oneThatIsStillInUseIsNotTouched() {
        insert("a");
        insert("b");
        List<String> pairs = new ArrayList<>();
        for (String outer : query()) for (String inner : query()) pairs.add(outer + inner);
        assertThat(pairs).containsExactly("aa", "ab", "ba", "bb");
    }

    @Test
    void whatWasBoundBeforeIsForgotten() throws SQLException {
        Query query = handle.createQuery("select :word");
        assertThat(query.bind("word", "secret").mapTo(String.class).one()).isEqualTo("secret");
        PreparedStatement kept =
                handle.getStatementBuilder()
                        .create(handle.getConnection(), "select ?", query.getContext());
        assertThat(kept.executeQuery().getString(1)).isNull();
    }

    @Test
    void listsOfManyLengthsDoNotPileUp() {
        for (int length = 1; length < 400; length++)
            handle.createQuery("select word from words where word in (<words>)")
                    .bindList("words", Collections.nCopies(length, "a"))
                    .addCustomizer(witness)
                    .mapTo(String.class)
                    .list();
        assertThat(used).hasSize(399);
        assertThat(used.stream().filter(KeptStatementsTest::isOpen)).hasSize(128);
    }

    private static boolean isOpen(PreparedStatement statement) {
        try {
            return !statement.isClosed();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> words() {
        return query().list();
    }

    private ResultIterable<String> query() {
        return handle.createQuery("select word from words order by word").mapTo(String.class);
    }
}
