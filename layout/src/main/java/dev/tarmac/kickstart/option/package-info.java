/// The arguments of one command: a table of them ([Syntax]) and the reader that follows it
/// ([ArgumentReader]), with the abbreviations and freedoms of the reference's option parser.
package dev.tarmac.kickstart.option;
