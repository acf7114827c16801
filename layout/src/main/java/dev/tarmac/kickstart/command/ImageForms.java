package dev.tarmac.kickstart.command;

import static dev.tarmac.kickstart.KsVersion.F45;
import static dev.tarmac.kickstart.option.Arguments.flag;
import static dev.tarmac.kickstart.option.Arguments.text;

import dev.tarmac.kickstart.Values;
import dev.tarmac.kickstart.option.Rejected;
import dev.tarmac.kickstart.option.Syntax;

/// Systems that come as one image or tree: bootc and ostree.
final class ImageForms {
    /// The newest release alone has `--bootloader` and `--composefs`.
    static final PlainForm BOOTC =
            PlainForm.of(
                            Syntax.of(
                                    text("--stateroot").initially("default"),
                                    text("--source-imgref").into("sourceImgRef").needed(),
                                    text("--target-imgref").into("targetImgRef"),
                                    text("--bootloader").in(F45),
                                    flag("--composefs").in(F45)),
                            (values, version) ->
                                    Print.of("bootc", values)
                                            .quoted("--stateroot", "stateroot")
                                            .quoted("--source-imgref", "sourceImgRef")
                                            .quoted("--target-imgref", "targetImgRef")
                                            .quoted("--bootloader", "bootloader")
                                            .flag("--composefs", "composefs")
                                            .line())
                    .settling(
                            (reading, line) ->
                                    defaulted(reading.complete(), "targetImgRef", "sourceImgRef"));

    static final PlainForm OSTREESETUP =
            PlainForm.of(
                            Syntax.of(
                                    text("--osname").needed(),
                                    text("--remote"),
                                    text("--url").needed(),
                                    text("--ref").needed(),
                                    flag("--nogpg")),
                            (values, version) ->
                                    Print.of("ostreesetup", values)
                                            .quoted("--osname", "osname")
                                            .quoted("--remote", "remote")
                                            .quoted("--url", "url")
                                            .quoted("--ref", "ref")
                                            .flag("--nogpg", "nogpg")
                                            .line())
                    .settling((reading, line) -> defaulted(reading.complete(), "remote", "osname"))
                    .checking(ImageForms::checkOstree);

    static final PlainForm OSTREECONTAINER =
            PlainForm.of(
                            Syntax.of(
                                    text("--stateroot"),
                                    text("--url").needed(),
                                    text("--transport"),
                                    text("--remote"),
                                    flag("--no-signature-verification")
                                            .into("noSignatureVerification")),
                            (values, version) ->
                                    Print.of("ostreecontainer", values)
                                            .quoted("--stateroot", "stateroot")
                                            .quoted("--remote", "remote")
                                            .flag(
                                                    "--no-signature-verification",
                                                    "noSignatureVerification")
                                            .quoted("--transport", "transport")
                                            .quoted("--url", "url")
                                            .line())
                    .settling(
                            (reading, line) ->
                                    defaulted(reading.complete(), "remote", "stateroot"));

    private ImageForms() {}

    private static Values defaulted(Values values, String setting, String other) {
        return values.isSet(setting) || !values.isSet(other)
                ? values
                : values.with(setting, values.text(other));
    }

    private static void checkOstree(Said said) throws Rejected {
        String url = said.text("url");
        if (!url.startsWith("file:") && !url.startsWith("http:") && !url.startsWith("https:"))
            throw said.refusal(
                    "url",
                    "ostree repos must use file, HTTP or HTTPS protocol.",
                    "write a URL that begins with file:, http: or https:");
    }
}
