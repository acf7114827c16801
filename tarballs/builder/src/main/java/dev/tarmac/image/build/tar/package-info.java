/// The tar format as this project reads and writes it: everything tars of root file systems are
/// made with is read (v7, ustar, GNU, pax, sparse in all four spellings), one spelling is written
/// (ustar with pax records). Names and attribute values are bytes, carried in ISO-8859-1 strings,
/// because file capabilities are binary and file names need not be UTF-8. Knows nothing of images.
/// Start with [TarReader] and [TarEncoder].
package dev.tarmac.image.build.tar;
