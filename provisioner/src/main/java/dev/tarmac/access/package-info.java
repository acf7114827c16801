/// Who may do what. Machines: the one-use ticket that a boot carries, the bearer token that its
/// agent gets for it, the secrets both are made of; only digests are stored. Start with
/// [FrontDoor]; [Sessions] is what the store must do.
///
/// People and their tools: an [Account] has a [Role] and the slow hash of a secret. [TokenDoor]
/// says who a token stands for, [Logins] who a browser's cookie does; [LoginLimit] slows guessing
/// down. [Accounts] is what the store must do. Which role an address needs is said in
/// dev.tarmac.http.
package dev.tarmac.access;
