package dev.tarmac.agent.image;

import dev.tarmac.agent.linux.LinuxException;
import dev.tarmac.problem.Refused;

/// A thread of a pass: whatever ends it early ends the pass.
abstract class PassThread extends Thread {
    private final UnpackPass owner;

    PassThread(String name, UnpackPass owner) {
        super(name);
        this.owner = owner;
    }

    abstract void work() throws Refused, LinuxException, Stopped, InterruptedException;

    @Override
    public final void run() {
        try {
            work();
        } catch (Stopped | InterruptedException e) {
            owner.stop();
        } catch (LinuxException e) {
            owner.fail(UnpackFailure.of(e, owner.target));
        } catch (Refused | RuntimeException | Error e) {
            owner.fail(e);
        }
    }
}
