/// The time ledger: what happened when ([Moment]), which power-on it belongs to ([Boot]), and the
/// phases with start and duration that it makes ([Phases]). Pure, but for [Boots], which is what
/// the store must do.
package dev.tarmac.ledger;
