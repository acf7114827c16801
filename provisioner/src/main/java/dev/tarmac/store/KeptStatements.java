package dev.tarmac.store;

import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Statements of one connection, kept when they are done with: SQLite takes longer to understand
/// most of ours than to carry them out. For one thread.
final class KeptStatements implements StatementBuilder {
    /// The longest unused ones go first: lists of different lengths make statements of their own.
    private static final int MOST = 128;

    private final StatementBuilder prepared = new DefaultStatementBuilder();
    private final SequencedMap<String, PreparedStatement> idle = new LinkedHashMap<>();

    /// By statement, what it was made of: Jdbi tells at the end only what that was made of.
    private final IdentityHashMap<Statement, String> lent = new IdentityHashMap<>();

    @Override
    public Statement create(Connection connection, StatementContext context) throws SQLException {
        return prepared.create(connection, context);
    }

    @Override
    public PreparedStatement create(Connection connection, String sql, StatementContext context)
            throws SQLException {
        if (context.isReturningGeneratedKeys() || context.isConcurrentUpdatable())
            return prepared.create(connection, sql, context);
        PreparedStatement kept = idle.remove(sql);
        PreparedStatement statement =
                kept == null ? prepared.create(connection, sql, context) : kept;
        lent.put(statement, sql);
        return statement;
    }

    @Override
    public CallableStatement createCall(Connection connection, String sql, StatementContext context)
            throws SQLException {
        return prepared.createCall(connection, sql, context);
    }

    /// What was bound is forgotten: it may be a secret, or long.
    @Override
    public void close(Connection connection, String template, Statement statement)
            throws SQLException {
        String sql = lent.remove(statement);
        boolean isKept =
                sql != null && statement instanceof PreparedStatement && !idle.containsKey(sql);
        if (!isKept) {
            prepared.close(connection, template, statement);
            return;
        }
        PreparedStatement kept = (PreparedStatement) statement;
        kept.clearParameters();
        idle.put(sql, kept);
        if (idle.size() > MOST) idle.pollFirstEntry().getValue().close();
    }
}
