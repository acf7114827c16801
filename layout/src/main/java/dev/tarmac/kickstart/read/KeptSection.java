package dev.tarmac.kickstart.read;

import static dev.tarmac.kickstart.KsVersion.F45;
import static dev.tarmac.kickstart.option.Arguments.text;

import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.Section;
import dev.tarmac.kickstart.option.Reading;
import dev.tarmac.kickstart.option.Rejected;
import dev.tarmac.kickstart.option.Syntax;
import dev.tarmac.kickstart.text.PythonText;
import dev.tarmac.kickstart.text.SourceLine;

import java.util.function.Consumer;

/// A section that we keep as it stands: `%addon`, `%anaconda`, `%certificate`.
final class KeptSection implements SectionReader {
    static final Syntax CERTIFICATE =
            Syntax.of(text("--filename").needed(), text("--dir"), text("--type").in(F45));

    private final SourceLine header;
    private final boolean bodyNeeded;
    private final Consumer<Section> done;
    private final StringBuilder body = new StringBuilder();

    /// @param bodyNeeded whether an empty body is an error
    KeptSection(SourceLine header, boolean bodyNeeded, Consumer<Section> done) {
        this.header = header;
        this.bodyNeeded = bodyNeeded;
        this.done = done;
    }

    static void checkCertificate(Reading reading, KsVersion version) throws Rejected {
        reading.complete();
        if (!reading.values().isSet("dir") && !reading.values().isSet("type"))
            throw new Rejected(
                    "the certificate section does not say where its file goes",
                    version == F45 ? "add --dir=FOLDER or --type=TYPE" : "add --dir=FOLDER");
    }

    @Override
    public boolean wantsEveryLine() {
        return true;
    }

    @Override
    public void read(SourceLine line) {
        body.append(line.text());
    }

    @Override
    public void finish() throws Rejected {
        if (bodyNeeded && PythonText.strip(body.toString()).isEmpty())
            throw new Rejected(
                    "there is no certificate in this section", "put the certificate into it");
        done.accept(
                new Section(
                        header.at(header.firstColumn()),
                        PythonText.strip(header.text()),
                        body.toString()));
    }
}
