/// What is wrong with a layout whatever the machine, each problem with its place and a fix. One
/// class per subject. Start with [LayoutRules].
package dev.tarmac.layout.rule;
