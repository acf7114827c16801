package dev.tarmac.firstboot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a machine needs as people read it: one line per thing, nothing for what stays as the image
/// has it. No password and no line of a script is in it.
public final class FirstBootText {
    private final StringBuilder text = new StringBuilder();

    private FirstBootText() {}

    /// Empty when everything stays as the image has it.
    public static String of(FirstBoot value) {
        FirstBootText out = new FirstBootText();
        out.accounts(value.accounts());
        out.region(value);
        out.network(value.network());
        out.running(value);
        for (Script script : value.scripts()) out.line("script", script(script));
        value.afterwards().ifPresent(it -> out.line("afterwards", it.word()));
        return out.text.toString();
    }

    private void accounts(Accounts accounts) {
        accounts.root()
                .ifPresent(
                        root ->
                                line(
                                        "root",
                                        password(root.password())
                                                + (root.passwordOverSsh() ? ", by ssh too" : "")));
        for (Group group : accounts.groups()) line("group", group.toString());
        for (User user : accounts.users()) line("user", user(user));
        for (AuthorizedKey key : accounts.keys()) line("ssh key", key.user() + ": " + key.line());
    }

    private static String user(User user) {
        List<String> parts = new ArrayList<>();
        parts.add(user.name() + user.number().map(it -> "(" + it + ")").orElse(""));
        user.comment().ifPresent(parts::add);
        parts.add(password(user.password()));
        user.primaryGroup().ifPresent(it -> parts.add("own group " + it));
        if (!user.groups().isEmpty()) parts.add("in " + listed(user.groups()));
        user.home().ifPresent(it -> parts.add("home " + it));
        user.shell().ifPresent(it -> parts.add("shell " + it));
        return String.join(", ", parts);
    }

    private static String password(Password password) {
        return switch (password) {
            case Password.Hash(var _) -> "password given as a hash";
            case Password.Plain(var _) -> "password given readable";
            case Password.Locked() -> "locked";
            case Password.None() -> "no password";
        };
    }

    private void region(FirstBoot value) {
        value.language().ifPresent(it -> line("language", it));
        value.keyboard().ifPresent(it -> line("keyboard", keyboard(it)));
        value.timeZone()
                .ifPresent(
                        it ->
                                line(
                                        "time zone",
                                        it.name().orElse("the image's")
                                                + ", hardware clock in "
                                                + (it.clockIsUtc() ? "UTC" : "local time")));
        value.timeSources().ifPresent(it -> line("time", timeSources(it)));
    }

    private static String keyboard(Keyboard keyboard) {
        List<String> parts = new ArrayList<>();
        keyboard.consoleKeymap().ifPresent(it -> parts.add("console " + it));
        if (!keyboard.layouts().isEmpty()) parts.add("desktop " + listed(keyboard.layouts()));
        parts.addAll(keyboard.options());
        return String.join(", ", parts);
    }

    private static String timeSources(TimeSources sources) {
        return switch (sources) {
            case TimeSources.Off() -> "from the hardware clock alone";
            case TimeSources.From(var from) ->
                    "from "
                            + listed(
                                    from.stream()
                                            .map(
                                                    it ->
                                                            (it.pool() ? "pool " : "")
                                                                    + it.host()
                                                                    + (it.authenticated()
                                                                            ? " (NTS)"
                                                                            : ""))
                                            .toList());
        };
    }

    private void network(Network network) {
        network.hostName().ifPresent(it -> line("host name", it));
        for (Connection connection : network.connections())
            line("network", ConnectionText.of(connection));
    }

    private void running(FirstBoot value) {
        for (String unit : value.services().enabled()) line("enabled", unit);
        for (String unit : value.services().disabled()) line("disabled", unit);
        value.firewall().ifPresent(it -> line("firewall", firewall(it)));
        value.seLinux().ifPresent(it -> line("selinux", it.word()));
        BootLoader loader = value.bootLoader();
        if (!loader.kernelArguments().isEmpty())
            line("kernel", String.join(" ", loader.kernelArguments()));
        loader.menuSeconds().ifPresent(it -> line("boot menu", it + " s"));
        value.image()
                .ifPresent(
                        it ->
                                line(
                                        "image",
                                        it.shown()
                                                + it.sha256()
                                                        .map(sum -> ", sha256 " + sum)
                                                        .orElse("")));
    }

    private static String firewall(Firewall firewall) {
        return switch (firewall) {
            case Firewall.Off() -> "off";
            case Firewall.On on -> {
                List<String> parts = new ArrayList<>(List.of("on"));
                if (!on.services().isEmpty()) parts.add("open for " + listed(on.services()));
                if (!on.ports().isEmpty()) parts.add("ports " + listed(on.ports()));
                if (!on.closed().isEmpty()) parts.add("closed for " + listed(on.closed()));
                if (!on.trusted().isEmpty()) parts.add("trusts " + listed(on.trusted()));
                yield String.join(", ", parts);
            }
        };
    }

    private static String script(Script script) {
        String stage =
                switch (script.stage()) {
                    case BEFORE_IMAGE -> "before the image is unpacked";
                    case BESIDE_SYSTEM -> "beside the new system";
                    case IN_SYSTEM -> "in the new system";
                };
        return stage
                + ", "
                + script.interpreter()
                + ", "
                + script.lines()
                + (script.lines() == 1 ? " line" : " lines")
                + (script.mustSucceed() ? ", must succeed" : "")
                + script.log().map(it -> ", log " + it).orElse("");
    }

    static String listed(List<?> items) {
        return String.join(" ", items.stream().map(Object::toString).toList());
    }

    private void line(String name, String what) {
        text.append(String.format(Locale.ROOT, "%-11s %s", name, what).stripTrailing())
                .append('\n');
    }
}
