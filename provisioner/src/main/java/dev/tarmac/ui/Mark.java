package dev.tarmac.ui;

import dev.tarmac.doctor.Verdict;
import dev.tarmac.install.InstallState;
import dev.tarmac.install.MachineState;

/// A state in one word, with the shape and the colour that go with it.
///
/// @param look the name of shape and colour: `well`, `work`, `wait`, `doubt`, `bad`, `idle`
public record Mark(String word, String look) {
    public static Mark of(MachineState state) {
        String look =
                switch (state) {
                    case DISCOVERED -> "idle";
                    case READY -> "wait";
                    case BOOTING, INSTALLING, INSTALLED -> "work";
                    case PROVEN -> "well";
                    case UNPROVEN -> "doubt";
                    case FAILED -> "bad";
                };
        return new Mark(state.toString(), look);
    }

    public static Mark of(InstallState state) {
        String look =
                switch (state) {
                    case ORDERED -> "wait";
                    case RUNNING, INSTALLED -> "work";
                    case PROVEN -> "well";
                    case UNPROVEN -> "doubt";
                    case FAILED -> "bad";
                    case ABORTED -> "idle";
                };
        return new Mark(state.toString(), look);
    }

    static Mark of(Verdict verdict) {
        String look =
                switch (verdict.kind().health()) {
                    case WELL -> "well";
                    case WORKING -> "work";
                    case PROBLEM -> "bad";
                };
        return new Mark(verdict.kind().toString(), look);
    }
}
