/// What the web pages show, as values: [dev.tarmac.ui.RackBoard], [dev.tarmac.ui.MachinePage] and
/// their like are made from what the server knows, and the templates below `resources/ui` only
/// write them down. Nothing here knows HTTP or FreeMarker.
package dev.tarmac.ui;
