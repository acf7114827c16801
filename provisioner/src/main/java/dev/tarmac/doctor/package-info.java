/// Why a machine does not boot, in one sentence. [Doctor] keeps what the network, HTTP and agents
/// showed of each machine ([Page]: bounded, in memory) and puts it before [Diagnosis#of], which is
/// pure: evidence and a time in, a verdict out. The verdicts of one stage of a boot are one class
/// each; the stage that came furthest is asked first.
package dev.tarmac.doctor;
