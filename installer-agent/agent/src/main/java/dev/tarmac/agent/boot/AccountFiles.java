package dev.tarmac.agent.boot;

import dev.tarmac.agent.boot.TargetFile.Directory;
import dev.tarmac.agent.boot.TargetFile.Text;
import dev.tarmac.firstboot.Accounts;
import dev.tarmac.firstboot.AuthorizedKey;
import dev.tarmac.firstboot.Group;
import dev.tarmac.firstboot.Password;
import dev.tarmac.firstboot.Root;
import dev.tarmac.firstboot.User;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The accounts of an image and those that an order adds, without running a program of the image:
/// its useradd may need what is not there before it boots. Users and groups that the image has are
/// used, and keep their numbers.
final class AccountFiles {
    private static final int PASSWORD = 1;
    private static final int GROUP_OF_USER = 3;
    private static final int COMMENT = 4;
    private static final int HOME = 5;
    private static final int SHELL = 6;
    private static final int MEMBERS = 3;

    /// No password fits; unlike `!` it does not lock out who has a key.
    private static final String NO_PASSWORD = "*";

    private static final String LOCKED = "!";
    private static final String USUAL_SHELL = "/bin/bash";

    private final AccountTable users;
    private final AccountTable shadow;
    private final AccountTable groups;
    private final AccountTable groupShadow;
    private final Map<String, String> skeleton;
    private final List<TargetFile> homes = new ArrayList<>();

    /// @param skeleton what new homes begin with, by name
    AccountFiles(ImageText files, Map<String, String> skeleton) throws IOException {
        this.users = new AccountTable(files.text("/etc/passwd"));
        this.shadow = new AccountTable(files.text("/etc/shadow"));
        this.groups = new AccountTable(files.text("/etc/group"));
        this.groupShadow = new AccountTable(files.text("/etc/gshadow"));
        this.skeleton = skeleton;
    }

    void add(Accounts accounts) throws Refused {
        for (Group group : accounts.groups()) group(group);
        for (User user : accounts.users()) user(user);
        accounts.root().ifPresent(root -> password(Root.NAME, root.password()));
        for (User user : accounts.users()) {
            List<String> keys = new ArrayList<>();
            for (AuthorizedKey key : accounts.keys())
                if (key.user().equals(user.name())) keys.add(key.line());
            if (!keys.isEmpty()) keys(user.name(), keys);
        }
    }

    /// The files of accounts, then the homes.
    List<TargetFile> files() {
        List<TargetFile> files = new ArrayList<>();
        files.add(new Text("/etc/passwd", 0644, users.text()));
        files.add(new Text("/etc/group", 0644, groups.text()));
        files.add(new Text("/etc/shadow", 0640, shadow.text(), shadowOwner()));
        if (!groupShadow.text().isEmpty())
            files.add(new Text("/etc/gshadow", 0640, groupShadow.text(), shadowOwner()));
        files.addAll(homes);
        return files;
    }

    /// Of a file that names its owner.
    Owner owner(String path, String user, String group) throws Refused {
        Optional<Long> userNumber = users.number(user);
        Optional<Long> groupNumber = groups.number(group);
        if (userNumber.isEmpty() || groupNumber.isEmpty())
            throw new Refused(
                    "file " + path,
                    "neither image nor profile has the "
                            + (userNumber.isEmpty() ? "user " + user : "group " + group),
                    "add it to the profile's setup, or give the file to another one");
        return new Owner(userNumber.get(), groupNumber.get());
    }

    /// Some distributions let a group of programs read it, and have it for that.
    private Owner shadowOwner() {
        return new Owner(0, groups.number("shadow").orElse(0L));
    }

    private void group(Group group) throws Refused {
        if (groups.has(group.name())) {
            requireNumber("group " + group.name(), group.number(), groups.number(group.name()));
            return;
        }
        long number = group.number().isPresent() ? group.number().get() : groups.freeNumber();
        Optional<String> other = groups.named(number);
        if (other.isPresent()) throw taken("group " + group.name(), number, other.get());
        addGroup(group.name(), number);
    }

    private void addGroup(String name, long number) {
        groups.add(name, "x", Long.toString(number), "");
        if (!groupShadow.text().isEmpty()) groupShadow.add(name, LOCKED, "", "");
    }

    private void user(User user) throws Refused {
        String name = user.name();
        if (users.has(name)) {
            requireNumber("user " + name, user.number(), users.number(name));
            user.comment().ifPresent(text -> users.set(name, COMMENT, text));
            user.home().ifPresent(path -> users.set(name, HOME, path));
            user.shell().ifPresent(path -> users.set(name, SHELL, path));
            if (!user.password().equals(new Password.None())) password(name, user.password());
        } else {
            addUser(user);
        }
        home(name);
        for (Group group : user.groups()) {
            group(group);
            groups.include(group.name(), MEMBERS, name);
            if (groupShadow.has(group.name())) groupShadow.include(group.name(), MEMBERS, name);
        }
    }

    private void addUser(User user) throws Refused {
        String name = user.name();
        long number = user.number().isPresent() ? user.number().get() : users.freeNumber();
        Optional<String> other = users.named(number);
        if (other.isPresent()) throw taken("user " + name, number, other.get());
        users.add(
                name,
                "x",
                Long.toString(number),
                Long.toString(ownGroup(user, number)),
                user.comment().orElse(""),
                user.home().orElse("/home/" + name),
                user.shell().orElse(USUAL_SHELL));
        password(name, user.password());
    }

    private long ownGroup(User user, long number) {
        Optional<Long> wanted = user.primaryGroup();
        if (wanted.isPresent()) {
            if (groups.named(wanted.get()).isEmpty()) addGroup(user.name(), wanted.get());
            return wanted.get();
        }
        if (!groups.has(user.name()))
            addGroup(user.name(), groups.named(number).isEmpty() ? number : groups.freeNumber());
        return groups.number(user.name()).orElse(number);
    }

    private void password(String name, Password password) {
        String field =
                switch (password) {
                    case Password.Hash hash -> hash.hash().text();
                    case Password.Locked _ -> LOCKED;
                    case Password.None _, Password.Plain _ -> NO_PASSWORD;
                };
        // Days since a change would be days of this machine's clock; without them nothing expires.
        if (!shadow.has(name)) shadow.add(name, field, "", "0", "99999", "7", "", "", "");
        else shadow.set(name, PASSWORD, field);
        if (users.has(name)) users.set(name, PASSWORD, "x");
    }

    private void home(String name) {
        String home = homeOf(name);
        Owner owner = ownerOf(name);
        homes.add(new Directory(home, 0700, owner));
        skeleton.forEach((file, text) -> homes.add(new Text(home + "/" + file, 0644, text, owner)));
    }

    private void keys(String name, List<String> keys) {
        String folder = homeOf(name) + "/.ssh";
        Owner owner = ownerOf(name);
        homes.add(new Directory(folder, 0700, owner));
        homes.add(
                new Text(folder + "/authorized_keys", 0600, String.join("\n", keys) + "\n", owner));
    }

    private String homeOf(String name) {
        return users.field(name, HOME).orElse("/home/" + name);
    }

    private Owner ownerOf(String name) {
        String group = users.field(name, GROUP_OF_USER).orElse("0");
        return new Owner(
                users.number(name).orElse(0L),
                group.matches("[0-9]{1,10}") ? Long.parseLong(group) : 0);
    }

    private static void requireNumber(String what, Optional<Long> wanted, Optional<Long> there)
            throws Refused {
        if (wanted.isPresent() && !wanted.equals(there))
            throw new Refused(
                    what,
                    "has number " + there.map(String::valueOf).orElse("none") + " in the image",
                    "leave its number out of the profile's setup, or take another name");
    }

    private static Refused taken(String what, long number, String by) {
        return new Refused(
                what,
                "cannot have number " + number + ": in the image it is " + by + "'s",
                "give it another number in the profile's setup, or none");
    }
}
