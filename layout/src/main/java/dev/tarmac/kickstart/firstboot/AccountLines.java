package dev.tarmac.kickstart.firstboot;

import dev.tarmac.firstboot.Accounts;
import dev.tarmac.firstboot.AuthorizedKey;
import dev.tarmac.firstboot.Group;
import dev.tarmac.firstboot.Password;
import dev.tarmac.firstboot.Root;
import dev.tarmac.firstboot.Secret;
import dev.tarmac.firstboot.User;
import dev.tarmac.kickstart.Hidden;
import dev.tarmac.kickstart.SystemCommand;
import dev.tarmac.kickstart.SystemCommand.RootPassword;
import dev.tarmac.kickstart.SystemCommand.SshKey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Root, users, groups and keys. Of two lines that make the same the first one counts, as in the
/// installer, which finds the account there already.
final class AccountLines {
    private final Lines lines;
    private final Departures departures;

    AccountLines(Lines lines, Departures departures) {
        this.lines = lines;
        this.departures = departures;
    }

    Accounts accounts() {
        Optional<Root> root = lines.last(RootPassword.class).map(this::root);
        List<Group> groups = groups();
        List<User> users = users(groups);
        return new Accounts(root, groups, users, keys(users));
    }

    private Root root(Line<RootPassword> line) {
        RootPassword said = line.said();
        Password password =
                password(line, "<password>", said.password(), said.crypted(), said.locked());
        return new Root(password, said.allowSsh());
    }

    /// A password that cannot be leaves the account locked: open it must not be.
    private Password password(
            Line<?> line, String option, Optional<Hidden> text, boolean crypted, boolean locked) {
        if (locked && text.isPresent()) departures.tell(line, "--lock");
        if (locked) return new Password.Locked();
        if (text.isEmpty()) return new Password.None();
        Secret secret = new Secret(text.get().text());
        try {
            if (crypted) return new Password.Hash(secret);
            Password plain = new Password.Plain(secret);
            departures.tell(line, option);
            return plain;
        } catch (IllegalArgumentException e) {
            departures.differently(line, option, e.getMessage() + "; the account is locked");
            return new Password.Locked();
        }
    }

    private List<Group> groups() {
        Taken<String> names = new Taken<>(departures, "--name", "makes the group already");
        Taken<Long> numbers = new Taken<>(departures, "--gid", "gives the number to a group");
        List<Group> groups = new ArrayList<>();
        for (Line<SystemCommand.Group> line : lines.all(SystemCommand.Group.class)) {
            Optional<String> name =
                    departures.made(line, "--name", () -> Group.name(line.said().name()));
            if (name.isEmpty() || !names.take(line, name.get())) continue;
            Optional<Long> number =
                    line.said()
                            .gid()
                            .flatMap(it -> departures.made(line, "--gid", () -> Group.number(it)))
                            .filter(it -> numbers.take(line, it));
            groups.add(new Group(name.get(), number));
        }
        return groups;
    }

    private List<User> users(List<Group> groups) {
        Taken<String> names = new Taken<>(departures, "--name", "makes the user already");
        Taken<Long> numbers = new Taken<>(departures, "--uid", "gives the number to a user");
        List<User> users = new ArrayList<>();
        for (Line<SystemCommand.User> line : lines.all(SystemCommand.User.class)) {
            Optional<String> name =
                    departures.made(line, "--name", () -> User.name(line.said().name()));
            if (name.isEmpty() || !names.take(line, name.get())) continue;
            Optional<Long> number =
                    line.said()
                            .uid()
                            .flatMap(it -> departures.made(line, "--uid", () -> User.number(it)))
                            .filter(it -> numbers.take(line, it));
            users.add(user(line, name.get(), number, groups));
        }
        return users;
    }

    private User user(
            Line<SystemCommand.User> line, String name, Optional<Long> number, List<Group> groups) {
        SystemCommand.User said = line.said();
        return new User(
                name,
                password(line, "--password", said.password(), said.crypted(), said.locked()),
                number,
                said.gid()
                        .flatMap(it -> departures.made(line, "--gid", () -> User.primaryGroup(it))),
                departures.madeOf(line, "--groups", said.groups(), Group::parse).stream()
                        .map(group -> agreed(line, group, groups))
                        .toList(),
                said.home().flatMap(it -> departures.made(line, "--homedir", () -> User.home(it))),
                said.shell().flatMap(it -> departures.made(line, "--shell", () -> User.shell(it))),
                said.gecos()
                        .flatMap(it -> departures.made(line, "--gecos", () -> User.comment(it))));
    }

    /// The number of a group is what its own line says.
    private Group agreed(Line<?> line, Group group, List<Group> groups) {
        for (Group made : groups)
            if (made.name().equals(group.name())
                    && group.number().isPresent()
                    && !made.number().equals(group.number())) {
                departures.differently(line, "--groups", "a group line makes " + made);
                return new Group(group.name(), Optional.empty());
            }
        return group;
    }

    private List<AuthorizedKey> keys(List<User> users) {
        List<AuthorizedKey> keys = new ArrayList<>();
        for (Line<SshKey> line : lines.all(SshKey.class)) {
            SshKey said = line.said();
            Optional<AuthorizedKey> key =
                    departures.made(
                            line, "\"ssh key\"", () -> new AuthorizedKey(said.user(), said.key()));
            key.ifPresent(keys::add);
            boolean known =
                    said.user().equals(Root.NAME)
                            || users.stream().anyMatch(it -> it.name().equals(said.user()));
            if (key.isPresent() && !known) departures.tell(line, "--username");
        }
        return keys;
    }
}
