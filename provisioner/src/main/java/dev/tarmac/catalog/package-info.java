/// What the server has to give away: images ([Catalog], a directory that image building fills) and
/// the agent's kernel and initramfs ([AgentBuild]). Reads directories, changes none.
package dev.tarmac.catalog;
