package dev.tarmac.layout.rule;

import dev.tarmac.layout.BlockDevice;
import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.Luks;
import dev.tarmac.layout.Partition;
import dev.tarmac.problem.Problems;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Encrypted devices, in the terms of cryptsetup.
final class LuksRules {
    private static final Set<String> MEMORY_HARD = Set.of("argon2id", "argon2i");
    private static final int LEAST_MEMORY_KIB = 32;
    private static final int MOST_MEMORY_KIB = 4 << 20;
    private static final int LEAST_ITERATIONS = 1000;

    private final Problems problems;

    private LuksRules(Problems problems) {
        this.problems = problems;
    }

    static void check(DiskLayout layout, Problems problems) {
        LuksRules rules = new LuksRules(problems);
        layout.devices()
                .forEach(device -> device.content().luks().ifPresent(l -> rules.check(device, l)));
    }

    private void check(BlockDevice device, Luks luks) {
        Subject subject = Subject.of(device);
        if (luks.secret().isEmpty())
            subject.say(
                    problems,
                    "encrypted, but no passphrase is named",
                    "write `encrypt: {secret: NAME}`; the server keeps the passphrase");
        else
            Names.wrongPlain(luks.secret().get())
                    .ifPresent(fix -> subject.say(problems, "its secret has no good name", fix));
        if (device instanceof Partition partition && partition.kind() == Partition.Kind.ESP)
            subject.say(problems, "firmware reads no encrypted ESP", "drop `encrypt`");
        Optional<String> cipher = luks.cipher().filter(word -> !ContentRules.isOneWord(word));
        if (cipher.isPresent())
            subject.say(problems, "a cipher is one word", "write it like `aes-xts-plain64`");
        derivation(subject, luks);
    }

    private void derivation(Subject subject, Luks luks) {
        Luks.Derivation how = luks.derivation();
        Optional<String> function = how.function();
        if (function.isPresent() && !isFunction(function.get()))
            subject.say(
                    problems,
                    "no key derivation " + Subject.quoted(function.get()),
                    "write argon2id, argon2i or pbkdf2");
        else if (luks.version() == 1 && function.filter(MEMORY_HARD::contains).isPresent())
            subject.say(
                    problems,
                    "LUKS1 derives its keys by pbkdf2 only",
                    "drop `version: 1`, or write `function: pbkdf2`");
        boolean pbkdf2 = luks.version() == 1 || function.filter("pbkdf2"::equals).isPresent();
        if (how.memoryKib().isPresent() && pbkdf2)
            subject.say(problems, "pbkdf2 takes no memory", "drop `memory`");
        if (isOutside(how.memoryKib(), LEAST_MEMORY_KIB, MOST_MEMORY_KIB))
            subject.say(
                    problems,
                    "argon2 takes from 32K to 4G of memory",
                    "write `memory: 1G` or less");
        if (how.millis().isPresent() && how.iterations().isPresent())
            subject.say(
                    problems,
                    "key derivation runs for a time or a number of rounds, not both",
                    "drop `millis` or `iterations`");
        if (isOutside(how.millis(), 1, Integer.MAX_VALUE))
            subject.say(problems, "key derivation takes time", "write `millis: 2000`");
        if (isOutside(how.iterations(), pbkdf2 ? LEAST_ITERATIONS : 4, Integer.MAX_VALUE))
            subject.say(
                    problems,
                    "so few rounds protect no key",
                    "write 1000 or more for pbkdf2, 4 or more for argon2");
    }

    private static boolean isFunction(String word) {
        return MEMORY_HARD.contains(word) || word.equals("pbkdf2");
    }

    private static boolean isOutside(OptionalInt value, int least, int most) {
        return value.isPresent() && (value.getAsInt() < least || value.getAsInt() > most);
    }
}
