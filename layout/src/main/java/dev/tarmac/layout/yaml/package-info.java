/// Layout files in YAML: text in, a [dev.tarmac.layout.DiskLayout] or all problems out, each with
/// file:line:column, and back to text. One reader for each record, and [Keys] for all of them;
/// `layout/layout.schema.json` tells editors the same. Start with [LayoutYaml] and
/// [LayoutYamlWriter].
package dev.tarmac.layout.yaml;
