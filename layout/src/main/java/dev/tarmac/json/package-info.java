/// JSON objects read strictly: a missing or mistyped member is an error that names its path. Used
/// by the codecs of facts, plan and order; nobody else needs it.
package dev.tarmac.json;
