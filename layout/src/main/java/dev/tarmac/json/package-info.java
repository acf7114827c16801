/// JSON objects read strictly: a missing or mistyped member is an error that names its path. The
/// spelling of facts, plans, orders, manifests and the API.
package dev.tarmac.json;
