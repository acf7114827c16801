package dev.tarmac.plan;

import java.util.Optional;

/// One line of /etc/crypttab.
///
/// @param name below /dev/mapper
/// @param device the device of the plan that is encrypted
/// @param secret the name of its passphrase, for whoever prepares the machine to unlock it alone
public record CrypttabEntry(String name, String device, Optional<String> secret, String options) {}
