package dev.tarmac.store;

import dev.tarmac.profile.Profile;
import dev.tarmac.profile.ProfileJson;
import dev.tarmac.profile.ProfileName;
import dev.tarmac.profile.Profiles;

import org.jdbi.v3.core.statement.StatementContext;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// [Profiles] in SQLite.
public final class ProfileRows implements Profiles {
    private final Database database;

    public ProfileRows(Database database) {
        this.database = database;
    }

    @Override
    public List<Profile> list() {
        return database.read(
                handle ->
                        handle.createQuery("select * from profiles order by name")
                                .map(ProfileRows::profile)
                                .list());
    }

    @Override
    public Optional<Profile> find(ProfileName name) {
        return database.read(
                handle ->
                        handle.createQuery("select * from profiles where name = :name")
                                .bind("name", name.text())
                                .map(ProfileRows::profile)
                                .findOne());
    }

    @Override
    public void put(Profile profile) {
        database.run(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into profiles (name, body) values (:name, :body)
                                        on conflict (name) do update set body = excluded.body
                                        """)
                                .bind("name", profile.name().text())
                                .bind("body", Rows.encode(ProfileJson.encode(profile)))
                                .execute());
    }

    @Override
    public Deletion delete(ProfileName name) {
        return database.write(
                handle -> {
                    int users =
                            handle.createQuery(
                                            "select count(*) from machines where profile = :name")
                                    .bind("name", name.text())
                                    .mapTo(Integer.class)
                                    .one();
                    if (users > 0) return Deletion.IN_USE;
                    int deleted =
                            handle.execute("delete from profiles where name = ?", name.text());
                    return deleted > 0 ? Deletion.DELETED : Deletion.NO_SUCH_PROFILE;
                });
    }

    private static Profile profile(ResultSet row, StatementContext context) throws SQLException {
        ProfileName name = new ProfileName(row.getString("name"));
        return Rows.decode(row.getString("body"), json -> ProfileJson.decode(name, json));
    }
}
