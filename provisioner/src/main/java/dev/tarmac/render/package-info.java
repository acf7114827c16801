/// Fills templates in with values. [KickstartTemplate] takes a text and plain values and gives a
/// text; it reads no file, and what a value holds stays in its line. The only package that knows
/// FreeMarker.
package dev.tarmac.render;
