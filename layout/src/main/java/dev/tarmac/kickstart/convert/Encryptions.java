package dev.tarmac.kickstart.convert;

import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.kickstart.StorageCommand.Encryption;
import dev.tarmac.layout.Luks;
import dev.tarmac.problem.Where;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalInt;

/// What commands say of encryption.
final class Encryptions {
    private final Conversion conversion;

    Encryptions(Conversion conversion) {
        this.conversion = conversion;
    }

    Optional<Luks> luks(Optional<Encryption> said, Where where) throws NotPlanned {
        if (said.isEmpty()) return Optional.empty();
        Encryption encryption = said.get();
        if (encryption.escrowCertificate().isPresent() || encryption.backupPassphrase())
            conversion.note(
                    where,
                    "no escrow packet and no backup passphrase is made: --escrowcert and"
                            + " --backuppassphrase are ignored",
                    "drop them, and keep the passphrase where the server keeps secrets");
        return Optional.of(
                new Luks(
                        Optional.empty(),
                        version(encryption, where),
                        encryption.cipher(),
                        new Luks.Derivation(
                                encryption.pbkdf(),
                                number(encryption.pbkdfMemoryKib(), where),
                                number(encryption.iterationMillis(), where),
                                number(encryption.iterations(), where)),
                        encryption.passphrase().map(conversion.secrets()::name)));
    }

    private static int version(Encryption encryption, Where where) throws NotPlanned {
        return switch (encryption.luksVersion().orElse("luks2")) {
            case "luks1" -> 1;
            case "luks2" -> 2;
            case String other ->
                    throw NotPlanned.command(
                            where,
                            "no LUKS version \"" + other + "\" can be made here",
                            "write --luks-version=luks2, or leave it out");
        };
    }

    private static OptionalInt number(Optional<BigInteger> said, Where where) throws NotPlanned {
        if (said.isEmpty()) return OptionalInt.empty();
        try {
            return OptionalInt.of(said.get().intValueExact());
        } catch (ArithmeticException e) {
            throw NotPlanned.command(
                            where,
                            said.get() + " is too large for --pbkdf",
                            "write a smaller number")
                    .causedBy(e);
        }
    }
}
