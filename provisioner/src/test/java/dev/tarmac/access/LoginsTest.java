package dev.tarmac.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.access.Logins.Outcome;
import dev.tarmac.store.AccountRows;
import dev.tarmac.store.Database;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Logins and tokens over a real database, with a clock that the test moves.
class LoginsTest {
    private static final AccountName EVA = new AccountName("eva");
    private static final Secret PASSWORD = new Secret("a long password");
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    @TempDir Path folder;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private Database database;
    private Accounts accounts;
    private Logins logins;
    private TokenDoor tokens;

    @BeforeEach
    void open() throws Exception {
        database = Database.open(folder.resolve("tarmac.db"));
        accounts = new AccountRows(database);
        logins = new Logins(accounts, () -> now);
        tokens = new TokenDoor(accounts, () -> now);
        accounts.add(account(Account.Kind.USER, EVA, PASSWORD, Optional.empty()));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Account account(
            Account.Kind kind, AccountName name, Secret secret, Optional<Instant> end) {
        return new Account(kind, name, Role.OPERATOR, SlowHash.of(secret), now, end);
    }

    private Secret open(Secret password) throws Exception {
        return ((Outcome.Open) logins.login("eva", password, HERE)).cookie();
    }

    @Test
    void aLoginIsOverWhenItWasIdle() throws Exception {
        Secret cookie = open(PASSWORD);
        now = now.plus(Duration.ofMinutes(29));
        assertThat(logins.visit(cookie).orElseThrow().caller().role()).isEqualTo(Role.OPERATOR);
        now = now.plus(Duration.ofMinutes(29));
        assertThat(logins.visit(cookie)).isPresent();
        now = now.plus(Duration.ofMinutes(30));
        assertThat(logins.visit(cookie)).isEmpty();
    }

    @Test
    void aLoginIsOverAfterADayAtWork() throws Exception {
        Secret cookie = open(PASSWORD);
        for (int i = 0; i < 47; i++) {
            now = now.plus(Duration.ofMinutes(15));
            assertThat(logins.visit(cookie)).isPresent();
        }
        now = now.plus(Duration.ofMinutes(15));
        assertThat(logins.visit(cookie)).isEmpty();
    }

    @Test
    void aLoginEndsWithItsPasswordAndItsUser() throws Exception {
        Secret cookie = open(PASSWORD);
        Secret other = new Secret("another password");
        accounts.changePassword(EVA, SlowHash.of(other));
        assertThat(logins.visit(cookie)).isEmpty();
        Secret next = open(other);
        accounts.add(
                account(Account.Kind.USER, new AccountName("root"), PASSWORD, Optional.empty()));
        assertThat(accounts.delete(Account.Kind.USER, EVA, now))
                .isEqualTo(Accounts.Deletion.DELETED);
        assertThat(logins.visit(next)).isEmpty();
    }

    @Test
    void whoLoggedOutIsOut() throws Exception {
        Secret cookie = open(PASSWORD);
        logins.end(cookie);
        assertThat(logins.visit(cookie)).isEmpty();
        assertThat(logins.visit(Secret.random256())).isEmpty();
    }

    @Test
    void guessesAreWrongAndThenTooMany() throws Exception {
        for (int i = 0; i < 5; i++)
            assertThat(logins.login("eva", new Secret("guess " + i), HERE))
                    .isEqualTo(new Outcome.Wrong(Optional.of(EVA)));
        assertThat(logins.login("eva", PASSWORD, HERE)).isInstanceOf(Outcome.TooOften.class);
        now = now.plusSeconds(1);
        assertThat(logins.login("eva", PASSWORD, HERE)).isInstanceOf(Outcome.Open.class);
    }

    @Test
    void unknownNamesAreWrongToo() throws Exception {
        for (String name : new String[] {"nobody", "", "Eva", "a_b"})
            assertThat(logins.login(name, PASSWORD, HERE))
                    .isEqualTo(new Outcome.Wrong(Optional.empty()));
    }

    @Test
    void aTokenCountsUntilItEnds() throws Exception {
        ApiToken token = ApiToken.random(new AccountName("ci"));
        accounts.add(
                account(
                        Account.Kind.TOKEN,
                        token.name(),
                        token.secret(),
                        Optional.of(now.plusSeconds(60))));
        assertThat(tokens.admit(token.text(), HERE)).isInstanceOf(TokenDoor.Outcome.Admitted.class);
        now = now.plusSeconds(60);
        assertThat(tokens.admit(token.text(), HERE)).isEqualTo(new TokenDoor.Outcome.Refused());
    }

    /// One that was verified before is not remembered beyond its end.
    @Test
    void aTokenThatWasReplacedStopsAtOnce() throws Exception {
        AccountName ci = new AccountName("ci");
        ApiToken old = ApiToken.random(ci);
        ApiToken young = ApiToken.random(ci);
        accounts.add(account(Account.Kind.TOKEN, ci, old.secret(), Optional.empty()));
        assertThat(tokens.admit(old.text(), HERE)).isInstanceOf(TokenDoor.Outcome.Admitted.class);
        accounts.delete(Account.Kind.TOKEN, ci, now);
        assertThat(tokens.admit(old.text(), HERE)).isEqualTo(new TokenDoor.Outcome.Refused());
        accounts.add(account(Account.Kind.TOKEN, ci, young.secret(), Optional.empty()));
        assertThat(tokens.admit(old.text(), HERE)).isEqualTo(new TokenDoor.Outcome.Refused());
        assertThat(tokens.admit(young.text(), HERE)).isInstanceOf(TokenDoor.Outcome.Admitted.class);
    }

    /// A login's password opens nothing as a token, and the other way round.
    @Test
    void usersAndTokensAreOfTwoKinds() throws Exception {
        assertThat(tokens.admit(new ApiToken(EVA, PASSWORD).text(), HERE))
                .isEqualTo(new TokenDoor.Outcome.Refused());
    }

    @Test
    void wrongTokensAreSlowedDownAndGoodOnesThatAreKnownAreNot() throws Exception {
        ApiToken token = ApiToken.random(new AccountName("ci"));
        accounts.add(account(Account.Kind.TOKEN, token.name(), token.secret(), Optional.empty()));
        tokens.admit(token.text(), HERE);
        ApiToken gone = ApiToken.random(new AccountName("gone"));
        for (int i = 0; i < 100; i++)
            assertThat(tokens.admit(gone.text(), HERE)).isEqualTo(new TokenDoor.Outcome.Refused());
        for (int i = 0; i < 4; i++)
            assertThat(tokens.admit(ApiToken.random(new AccountName("x")).text(), HERE))
                    .isEqualTo(new TokenDoor.Outcome.Refused());
        assertThat(tokens.admit(ApiToken.random(new AccountName("x")).text(), HERE))
                .isInstanceOf(TokenDoor.Outcome.TooOften.class);
        assertThat(tokens.admit(token.text(), HERE)).isInstanceOf(TokenDoor.Outcome.Admitted.class);
    }

    @Test
    void theLastAdminStays() {
        AccountName root = new AccountName("root");
        accounts.add(
                new Account(
                        Account.Kind.USER,
                        root,
                        Role.ADMIN,
                        SlowHash.of(PASSWORD),
                        now,
                        Optional.empty()));
        accounts.add(
                new Account(
                        Account.Kind.TOKEN,
                        root,
                        Role.ADMIN,
                        SlowHash.of(PASSWORD),
                        now,
                        Optional.of(now.plusSeconds(1))));
        now = now.plusSeconds(2);
        assertThat(accounts.delete(Account.Kind.USER, root, now))
                .isEqualTo(Accounts.Deletion.LAST_ADMIN);
        assertThat(accounts.delete(Account.Kind.TOKEN, root, now))
                .isEqualTo(Accounts.Deletion.DELETED);
        assertThat(accounts.find(Account.Kind.USER, root)).isPresent();
    }
}
