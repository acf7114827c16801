package dev.tarmac.install;

import dev.tarmac.machine.Machine;

import java.util.HashMap;
import java.util.Map;

/// What a host name pattern may put into a machine's name.
final class HostWords {
    private HostWords() {}

    static Map<String, String> of(Machine machine) {
        Map<String, String> words = new HashMap<>();
        words.put("mac", machine.mac().toString().replace(":", ""));
        machine.facts()
                .map(facts -> facts.system())
                .ifPresent(
                        system -> {
                            system.serial().ifPresent(serial -> words.put("serial", serial));
                            system.product().ifPresent(product -> words.put("product", product));
                            system.uuid().ifPresent(uuid -> words.put("uuid", uuid));
                        });
        return words;
    }
}
