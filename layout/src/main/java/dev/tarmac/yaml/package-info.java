/// Configuration files in YAML, read strictly: every error carries file:line:column, an unknown key
/// a did-you-mean, and all of them come at once. Layouts, image definitions and the server's
/// configuration are read through [YamlObject]. Knows problem, nothing else of ours.
package dev.tarmac.yaml;
