package dev.tarmac.store;

import dev.tarmac.access.Secret;
import dev.tarmac.audit.Actor;
import dev.tarmac.image.ImageName;
import dev.tarmac.install.Attempt;
import dev.tarmac.install.EarlierAttempt;
import dev.tarmac.install.Install;
import dev.tarmac.install.InstallId;
import dev.tarmac.install.InstallState;
import dev.tarmac.install.Installs;
import dev.tarmac.install.Prepared;
import dev.tarmac.install.Status;
import dev.tarmac.install.Terms;
import dev.tarmac.install.Terms.Batch;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.ledger.BootId;
import dev.tarmac.order.AgentEvent;
import dev.tarmac.profile.ProfileName;
import dev.tarmac.pxe.MacAddress;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// [Installs] in SQLite.
public final class InstallRows implements Installs {
    /// Nothing is added for a machine that is not there any more, or that has an active one.
    private static final String INSERT =
            """
            insert into installs (id, mac, profile, image, wipe, created_at, secret, state, attempt,
                sequence, boot, restarts, prove_by, details, revision, handed_out, approved_plan,
                batch, batch_limit)
            select :id, :mac, :profile, :image, :wipe, :createdAt, :secret, :state, :attempt,
                :sequence, :boot, :restarts, :proveBy, :details, :revision, :handedOut, :approvedPlan,
                :batch, :batchLimit
            where exists (select 1 from machines where mac = :mac)
            on conflict do nothing
            """;

    /// What else changes here must be asked for in [#goesOn] as well.
    private static final String UPDATE =
            """
            update installs set state = :state, attempt = :attempt, sequence = :sequence,
                boot = :boot, restarts = :restarts, prove_by = :proveBy, details = :details,
                revision = :revision, handed_out = :handedOut
            where id = :id
            """;

    /// Nothing that an index is about: the better part of all reports changes no more.
    private static final String GO_ON =
            """
            update installs set sequence = :sequence, details = :details, revision = :revision
            where id = :id
            """;

    /// The words of an index that holds few of the installs, so that SQLite sees that it may use
    /// it.
    private static final String ACTIVE = "state in ('ordered', 'running') and ";

    private final Database database;
    private final Preparations preparations = new Preparations();
    private final BiConsumer<Install, Install> changed;

    public InstallRows(Database database) {
        this(database, (before, after) -> {});
    }

    /// @param changed told of every install before and after a change, when it is on the disk
    public InstallRows(Database database, BiConsumer<Install, Install> changed) {
        this.database = database;
        this.changed = changed;
    }

    @Override
    public List<Install> list() {
        return database.read(
                handle ->
                        handle.createQuery("select * from installs order by number desc")
                                .map((row, context) -> read(handle, row).install())
                                .list());
    }

    @Override
    public Optional<Install> find(InstallId id) {
        return database.read(handle -> find(handle, id).map(Kept::install));
    }

    /// An install as it stands in the database.
    ///
    /// @param key of what it carries out
    private record Kept(Install install, Optional<String> key) {}

    private Optional<Kept> find(Handle handle, InstallId id) {
        return handle.createQuery("select * from installs where id = :id")
                .bind("id", id.text())
                .map((row, context) -> read(handle, row))
                .findOne();
    }

    @Override
    public Optional<Install> latest(MacAddress mac) {
        return database.read(
                handle ->
                        handle.createQuery(
                                        "select * from installs where mac = :mac"
                                                + " order by number desc limit 1")
                                .bind("mac", mac.toString())
                                .map((row, context) -> read(handle, row).install())
                                .findOne());
    }

    @Override
    public boolean add(Install install, Actor actor) {
        return database.write(
                handle -> {
                    boolean added =
                            bind(handle.createUpdate(INSERT), install, Optional.empty())
                                            .bind("mac", install.mac().toString())
                                            .bind("profile", install.profile().text())
                                            .bind("image", install.image().text())
                                            .bind("wipe", install.wipe())
                                            .bind("createdAt", install.createdAt().toEpochMilli())
                                            .bind("secret", install.secret().text())
                                            .bind(
                                                    "approvedPlan",
                                                    install.approvedPlan().orElse(null))
                                            .bind(
                                                    "batch",
                                                    install.terms()
                                                            .batch()
                                                            .map(Batch::name)
                                                            .orElse(null))
                                            .bind(
                                                    "batchLimit",
                                                    install.terms()
                                                            .batch()
                                                            .map(Batch::limit)
                                                            .orElse(null))
                                            .execute()
                                    == 1;
                    if (added) AuditRows.add(handle, actor, InstallAudit.ordered(install));
                    return added;
                });
    }

    @Override
    public <T> Optional<T> change(
            InstallId id, Actor actor, Function<Install, Change<T>> decision) {
        Optional<Written<T>> written =
                database.write(handle -> change(handle, id, actor, decision));
        written.ifPresent(it -> changed.accept(it.before(), it.change().install()));
        return written.map(it -> it.change().answer());
    }

    private record Written<T>(Install before, Change<T> change) {}

    private <T> Optional<Written<T>> change(
            Handle handle, InstallId id, Actor actor, Function<Install, Change<T>> decision) {
        Optional<Kept> kept = find(handle, id);
        if (kept.isEmpty()) return Optional.empty();
        Install before = kept.get().install();
        Change<T> change = decision.apply(before);
        Install after = change.install();
        if (!after.equals(before)) update(handle, kept.get(), after);
        if (after.status().attempt() > before.status().attempt()) AttemptRows.keep(handle, before);
        for (AgentEvent event : change.events()) EventRows.add(handle, event);
        if (before.state() == InstallState.ORDERED && after.state() == InstallState.RUNNING)
            BoundDiskRows.bind(handle, after);
        InstallAudit.changed(before, after).ifPresent(deed -> AuditRows.add(handle, actor, deed));
        return Optional.of(new Written<>(before, change));
    }

    /// The key goes by what was read from the database, never by what is only known: that may not
    /// have reached the disk.
    private void update(Handle handle, Kept before, Install after) {
        Optional<Prepared> prepared = after.attempt().prepared();
        Optional<String> key =
                prepared.equals(before.install().attempt().prepared())
                        ? before.key()
                        : prepared.map(it -> preparations.put(handle, after.id(), it));
        if (goesOn(before.install(), after))
            bindProgress(handle.createUpdate(GO_ON), after, key).execute();
        else bind(handle.createUpdate(UPDATE), after, key).execute();
    }

    private static boolean goesOn(Install before, Install after) {
        return before.state() == after.state()
                && before.status().attempt() == after.status().attempt()
                && before.boot().equals(after.boot())
                && before.restarts() == after.restarts()
                && before.attempt().proveBy().equals(after.attempt().proveBy())
                && before.attempt().prepared().equals(after.attempt().prepared());
    }

    static Optional<BootId> boot(ResultSet row) throws SQLException {
        long boot = row.getLong("boot");
        return row.wasNull() ? Optional.empty() : Optional.of(new BootId(boot));
    }

    @Override
    public List<EarlierAttempt> earlier(InstallId id) {
        return database.read(handle -> AttemptRows.of(handle, id));
    }

    @Override
    public Optional<HandedOut> lastHandedOut(MacAddress mac) {
        return database.read(handle -> AttemptRows.lastHandedOut(handle, mac));
    }

    @Override
    public List<Install> running() {
        return database.read(
                handle ->
                        handle.createQuery(
                                        "select * from installs where "
                                                + ACTIVE
                                                + "state = 'running'")
                                .map((row, context) -> read(handle, row).install())
                                .list());
    }

    @Override
    public int running(Optional<Batch> batch) {
        return database.read(
                handle ->
                        handle.createQuery(
                                        "select count(*) from installs where "
                                                + ACTIVE
                                                + "state = 'running'"
                                                + " and (:batch is null or batch = :batch)")
                                .bind("batch", batch.map(Batch::name).orElse(null))
                                .mapTo(Integer.class)
                                .one());
    }

    @Override
    public List<Install> ordered() {
        return database.read(
                handle ->
                        handle.createQuery(
                                        "select * from installs where "
                                                + ACTIVE
                                                + "state = 'ordered'"
                                                + " order by number")
                                .map((row, context) -> read(handle, row).install())
                                .list());
    }

    @Override
    public int orderedBefore(InstallId id, Set<MacAddress> of) {
        return database.read(
                handle ->
                        (int)
                                handle
                                        .createQuery(
                                                "select mac from installs where "
                                                        + ACTIVE
                                                        + "state = 'ordered'"
                                                        + " and number < (select number from"
                                                        + " installs where id = :id)")
                                        .bind("id", id.text())
                                        .mapTo(String.class)
                                        .stream()
                                        .map(MacAddress::parse)
                                        .filter(of::contains)
                                        .count());
    }

    @Override
    public List<Install> batch(String name) {
        return database.read(
                handle ->
                        handle.createQuery(
                                        "select * from installs where batch = :batch"
                                                + " order by number")
                                .bind("batch", name)
                                .map((row, context) -> read(handle, row).install())
                                .list());
    }

    private static <S extends SqlStatement<S>> S bind(
            S statement, Install install, Optional<String> key) {
        return bindProgress(statement, install, key)
                .bind("state", install.state().toString())
                .bind("attempt", install.status().attempt())
                .bind("boot", install.boot().map(BootId::number).orElse(null))
                .bind("restarts", install.restarts())
                .bind(
                        "proveBy",
                        install.attempt().proveBy().map(Instant::toEpochMilli).orElse(null))
                .bind("handedOut", install.attempt().prepared().isPresent());
    }

    private static <S extends SqlStatement<S>> S bindProgress(
            S statement, Install install, Optional<String> key) {
        return statement
                .bind("id", install.id().text())
                .bind("sequence", install.status().sequence())
                .bind("details", details(install.attempt(), key))
                .bind("revision", install.revision());
    }

    /// @param key of what it carries out; its host name is what lists show
    private static String details(Attempt attempt, Optional<String> key) {
        Map<String, Object> json = AttemptJson.encodeRest(attempt);
        key.ifPresent(
                of ->
                        json.put(
                                "preparation",
                                JsonObject.members(
                                        "key",
                                        of,
                                        "hostname",
                                        attempt.prepared()
                                                .map(it -> it.order().host().hostname()))));
        return Rows.encode(json);
    }

    @Override
    public List<AgentEvent> events(InstallId id, int attempt) {
        return database.read(handle -> EventRows.of(handle, id, attempt));
    }

    @Override
    public List<InstallId> overdue(Instant now) {
        return database.read(
                handle ->
                        handle.createQuery(
                                        "select id from installs where state = 'installed'"
                                                + " and prove_by < :now")
                                .bind("now", now.toEpochMilli())
                                .map((row, context) -> new InstallId(row.getString(1)))
                                .list());
    }

    private static Optional<Batch> batch(ResultSet row) throws SQLException {
        int limit = row.getInt("batch_limit");
        return Rows.text(row, "batch").map(name -> new Batch(name, limit));
    }

    private Kept read(Handle handle, ResultSet row) throws SQLException {
        JsonObject details = Rows.decode(row.getString("details"), json -> json);
        Optional<String> key = Rows.decode(details, InstallRows::key);
        Optional<Prepared> prepared = key.map(of -> preparations.of(handle, of));
        Install install =
                new Install(
                        new InstallId(row.getString("id")),
                        MacAddress.parse(row.getString("mac")),
                        new ProfileName(row.getString("profile")),
                        new ImageName(row.getString("image")),
                        new Terms(
                                row.getBoolean("wipe"),
                                Rows.text(row, "approved_plan"),
                                batch(row)),
                        Instant.ofEpochMilli(row.getLong("created_at")),
                        new Secret(row.getString("secret")),
                        new Status(
                                InstallState.parse(row.getString("state")),
                                row.getInt("attempt"),
                                row.getLong("sequence")),
                        boot(row),
                        row.getInt("restarts"),
                        Rows.decode(details, json -> AttemptJson.decode(json, prepared)),
                        row.getLong("revision"));
        return new Kept(install, key);
    }

    private static Optional<String> key(JsonObject details) throws MalformedJson {
        Optional<JsonObject> preparation = details.optionalObject("preparation");
        return preparation.isPresent()
                ? Optional.of(preparation.get().text("key"))
                : Optional.empty();
    }
}
