package dev.tarmac.kickstart.command;

import dev.tarmac.kickstart.option.Syntax;

/// Commands whose words are passed on to another program as they stand.
final class RawForms {
    static final PlainForm AUTH = raw("auth");
    static final PlainForm AUTHSELECT = raw("authselect");
    static final PlainForm DEVICEPROBE = raw("deviceprobe");

    private RawForms() {}

    private static PlainForm raw(String name) {
        return PlainForm.of(
                        Syntax.none(),
                        (values, version) ->
                                Print.of(name, values).word("words").lineIf(values.isSet("words")))
                .settling((reading, line) -> reading.values().with("words", line.rest()));
    }
}
