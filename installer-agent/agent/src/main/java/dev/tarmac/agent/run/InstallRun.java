package dev.tarmac.agent.run;

import dev.tarmac.agent.linux.LinuxException;
import dev.tarmac.order.InstallOrder;
import dev.tarmac.plan.PlannedDisk;
import dev.tarmac.plan.Step;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// One attempt: checks the disks, runs the plan's steps in order, and when one fails leaves disks
/// that hold nothing and boot nothing.
public final class InstallRun {
    private static final String USUAL_FIX =
            "look at the lines above and at the kernel's messages (dmesg), then retry the install";

    private final InstallOrder order;
    private final Machine machine;
    private final InstallListener listener;
    private final Images images;

    public InstallRun(
            InstallOrder order, Machine machine, InstallListener listener, Images images) {
        this.order = order;
        this.machine = machine;
        this.listener = listener;
        this.images = images;
    }

    /// How it ended.
    public sealed interface Outcome {
        /// Every step done.
        ///
        /// @param bootOrder of the firmware as read back; empty on BIOS
        record Installed(List<String> bootOrder) implements Outcome {
            public Installed {
                bootOrder = List.copyOf(bootOrder);
            }
        }

        /// A step did not work, or was refused.
        ///
        /// @param step index in the plan, or -1 before the first
        record Failed(int step, Problem problem) implements Outcome {}
    }

    /// Runs everything; never throws for what can go wrong on a machine.
    public Outcome run() {
        Devices devices;
        try {
            Abilities.require(order.plan());
            devices = Devices.of(order.plan(), machine.disks(), machine.dev());
            for (String notice : new DiskCheck(order, machine, devices).run())
                listener.notice(notice);
        } catch (Refused | RuntimeException e) {
            return new Outcome.Failed(-1, problem("before the first step", e));
        }
        return run(new StepRunner(order, machine, devices, listener, images));
    }

    private Outcome run(StepRunner runner) {
        int at = -1;
        try {
            runner.lock();
            List<Step> steps = order.plan().steps();
            for (at = 0; at < steps.size(); at = end(steps, at)) {
                if (!listener.wanted()) throw unwanted();
                run(runner, at, end(steps, at));
            }
            return new Outcome.Installed(runner.bootOrder());
        } catch (StepFailed e) {
            return failed(runner, e.index(), e.getCause());
        } catch (Refused | IOException | RuntimeException e) {
            return failed(runner, at, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(runner, at, e);
        } finally {
            runner.close();
        }
    }

    private Outcome failed(StepRunner runner, int index, Throwable cause) {
        Problem problem =
                listener.wanted()
                        ? problem(index < 0 ? "before the first step" : name(index), cause)
                        : unwanted().problems().getFirst();
        machine.tell().accept("FAILED " + problem);
        for (PlannedDisk disk : order.plan().disks()) runner.blank(disk.name());
        return new Outcome.Failed(index, problem);
    }

    /// One step, or several file systems at the same time.
    private void run(StepRunner runner, int from, int to) throws StepFailed, InterruptedException {
        List<Running> running = new ArrayList<>();
        for (int index = from; index < to; index++) running.add(new Running(runner, index));
        for (Running one : running) one.start();
        for (Running one : running) one.join();
        for (Running one : running) one.mustHaveFinished();
    }

    /// Consecutive file systems are made together.
    private static int end(List<Step> steps, int from) {
        int end = from + 1;
        if (!(steps.get(from) instanceof Step.MakeFilesystem)) return end;
        while (end < steps.size() && steps.get(end) instanceof Step.MakeFilesystem) end++;
        return end;
    }

    private final class Running extends Thread {
        private final StepRunner runner;
        private final int index;
        private volatile StepFailed failure;
        private volatile boolean finished;

        Running(StepRunner runner, int index) {
            super("step-" + index);
            this.runner = runner;
            this.index = index;
        }

        @Override
        public void run() {
            Step step = order.plan().steps().get(index);
            try {
                machine.tell().accept(name(index));
                listener.started(index, step);
                runner.run(index, step);
                listener.finished(index);
                finished = true;
            } catch (Refused | IOException | RuntimeException e) {
                failure = new StepFailed(index, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                failure = new StepFailed(index, e);
            } catch (Error e) {
                failure = new StepFailed(index, e);
                throw e;
            }
        }

        /// Whatever ended the thread without a word is a failure: the next step must not build on
        /// this one.
        void mustHaveFinished() throws StepFailed {
            if (failure != null) throw failure;
            if (!finished)
                throw new StepFailed(
                        index, new IllegalStateException("the step ended without finishing"));
        }
    }

    private static final class StepFailed extends Exception {
        private static final long serialVersionUID = 1;

        private final int index;

        StepFailed(int index, Throwable cause) {
            super(cause);
            this.index = index;
        }

        int index() {
            return index;
        }
    }

    /// `step 4 of 12: mkfs root`
    private String name(int index) {
        Step step = order.plan().steps().get(index);
        return "step "
                + (index + 1)
                + " of "
                + order.plan().steps().size()
                + ": "
                + step.kind()
                + " "
                + step.subject();
    }

    private static Problem problem(String where, Throwable cause) {
        if (cause instanceof Refused refused && refused.problems().size() == 1)
            return refused.problems().getFirst();
        if (cause instanceof Refused refused)
            return Problem.at(where, refused.getMessage(), refused.problems().getFirst().fix());
        return Problem.at(where, words(cause), USUAL_FIX);
    }

    /// What a call of ours says is for people; other words (often only a path) need their class.
    private static String words(Throwable cause) {
        String said = cause.getMessage();
        if (cause instanceof LinuxException) return said;
        return cause.getClass().getSimpleName() + (said == null ? "" : ": " + said);
    }

    private Refused unwanted() {
        return new Refused(
                "install " + order.install(),
                "the server wants attempt " + order.attempt() + " no more",
                "order the install again, or retry it");
    }
}
