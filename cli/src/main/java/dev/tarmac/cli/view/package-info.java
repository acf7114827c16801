/// Text for people: tables, progress, waterfalls. Rendering is a function from values to lines;
/// only [Screen] knows whether a terminal is there.
package dev.tarmac.cli.view;
