/// An install from its order to its proof. What may happen is decided by one pure function,
/// [StateMachine]; what follows from it is in [Requests] (people), [Dispatch] and [Reports] (the
/// agent), [Proofs] (the installed system) [Overdue] and [Silence] (nobody). [Installs] is what the
/// store must do. Start with [StateMachine], then [Install].
package dev.tarmac.install;
