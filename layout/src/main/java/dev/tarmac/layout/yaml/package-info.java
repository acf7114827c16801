/// Layout files in YAML: text in, a [dev.tarmac.layout.DiskLayout] or all problems out, each with
/// file:line:column. Start with [LayoutYaml].
package dev.tarmac.layout.yaml;
