package dev.tarmac.firstboot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is set up in an installed system before it boots for the first time, beyond its name, its
/// network and root's keys.
///
/// @param scripts in the order in which they run
/// @param userData for cloud-init, as its author wrote it; hidden
public record Setup(
        Accounts accounts,
        List<SystemFile> files,
        List<BootScript> scripts,
        Optional<Secret> userData) {
    public static final Setup NOTHING =
            new Setup(Accounts.NONE, List.of(), List.of(), Optional.empty());

    public Setup {
        files = List.copyOf(files);
        scripts = List.copyOf(scripts);
    }

    public boolean isNothing() {
        return equals(NOTHING);
    }

    /// What is not shown, by where it stands.
    Map<String, Secret> secrets() {
        Map<String, Secret> secrets = new LinkedHashMap<>();
        accounts.root().ifPresent(root -> password(root.password(), "root", secrets));
        accounts.users().forEach(user -> password(user.password(), user.name(), secrets));
        for (SystemFile file : files)
            if (!file.shown()) secrets.put(ofFile(file.path()), file.content());
        for (BootScript script : scripts)
            if (!script.shown()) secrets.put(ofScript(script.name()), script.body());
        userData.ifPresent(text -> secrets.put(USER_DATA, text));
        return secrets;
    }

    static final String USER_DATA = "user data";

    static String ofUser(String name) {
        return "user " + name;
    }

    static String ofFile(String path) {
        return "file " + path;
    }

    static String ofScript(String name) {
        return "script " + name;
    }

    private static void password(Password password, String user, Map<String, Secret> secrets) {
        switch (password) {
            case Password.Hash(Secret hash) -> secrets.put(ofUser(user), hash);
            case Password.Plain(Secret text) -> secrets.put(ofUser(user), text);
            case Password.Locked(), Password.None() -> {}
        }
    }
}
