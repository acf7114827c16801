/// Linux system calls by foreign function calls (no JNI, no native code of ours). One handle in
/// [SystemCall] serves all of them, because every handle costs start-up time on a cold machine; the
/// classes beside it give the calls their types and their errors their names ([LinuxException]).
/// x86_64 only.
package dev.tarmac.agent.linux;
