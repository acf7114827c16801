package dev.tarmac.kickstart.read;

import dev.tarmac.kickstart.option.Rejected;
import dev.tarmac.kickstart.text.SourceLine;

/// Takes the body of one open section.
interface SectionReader {
    /// Whether blank lines and comments belong to the body.
    boolean wantsEveryLine();

    /// Takes one line of the body.
    ///
    /// @throws Rejected when the whole section is refused
    void read(SourceLine line) throws Rejected;

    /// The section ends, properly or not.
    ///
    /// @throws Rejected when the whole section is refused
    void finish() throws Rejected;
}
