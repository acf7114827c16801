/// How the text of a kickstart file falls into lines and words, as the reference cuts it (rules of
/// Python's `str.splitlines` and `shlex`). Start with [Words].
package dev.tarmac.kickstart.text;
