package dev.tarmac.plan.text;

import dev.tarmac.layout.Filesystem;
import dev.tarmac.plan.CrypttabEntry;
import dev.tarmac.plan.FstabEntry;
import dev.tarmac.plan.outcome.MadeFilesystem;
import dev.tarmac.plan.outcome.Outcome;
import dev.tarmac.plan.outcome.SizeText;

import java.util.Optional;
import java.util.OptionalLong;

/// File systems, and the files that say where they are seen.
final class FileSection {
    private final Outcome outcome;
    private final Paper paper;

    FileSection(Outcome outcome, Paper paper) {
        this.outcome = outcome;
        this.paper = paper;
    }

    void print() {
        filesystems();
        fstab();
        crypttab();
    }

    private void filesystems() {
        Columns columns =
                new Columns("device", "type", ">size", "label", "uuid", "mkfs options", "state");
        for (MadeFilesystem one : outcome.filesystems()) {
            Optional<Filesystem> made = one.made();
            columns.row(
                    one.device(),
                    one.type(),
                    size(one.device()),
                    made.map(Filesystem::label).orElse(""),
                    made.flatMap(Filesystem::uuid).orElse(""),
                    made.map(filesystem -> String.join(" ", filesystem.mkfsOptions())).orElse(""),
                    made.isPresent() ? "" : "kept");
        }
        if (columns.isEmpty()) return;
        paper.head("file systems");
        columns.print(paper);
    }

    private String size(String device) {
        OptionalLong bytes = outcome.bytesOf(device);
        return bytes.isPresent() ? SizeText.of(bytes.getAsLong()) : "";
    }

    private void fstab() {
        if (outcome.fstab().isEmpty()) return;
        paper.head("/etc/fstab (<name>: the UUID of that device, drawn when it is made)");
        Columns columns = new Columns("", "", "", "", ">", ">");
        for (FstabEntry entry : outcome.fstab())
            columns.row(
                    source(entry), entry.path(), entry.type(), entry.options(), 0, entry.pass());
        columns.print(paper);
    }

    private String source(FstabEntry entry) {
        if (entry.type().equals("tmpfs")) return entry.device();
        return "UUID=" + outcome.uuid(entry.device()).orElse("<" + entry.device() + ">");
    }

    private void crypttab() {
        if (outcome.crypttab().isEmpty()) return;
        paper.head("/etc/crypttab");
        Columns columns = new Columns("", "", "", "", "");
        for (CrypttabEntry entry : outcome.crypttab())
            columns.row(
                    entry.name(),
                    "UUID=<" + entry.device() + ">",
                    "none",
                    entry.options(),
                    entry.secret().map(name -> "# passphrase '" + name + "'").orElse(""));
        columns.print(paper);
    }
}
