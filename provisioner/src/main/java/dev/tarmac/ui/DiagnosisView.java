package dev.tarmac.ui;

import dev.tarmac.doctor.Diagnosis;
import dev.tarmac.doctor.Verdict;

import java.util.List;

/// What the doctor says of one machine.
///
/// @param also what else is wrong
/// @param evidence newest first
public record DiagnosisView(
        String mac, Finding verdict, List<Finding> also, List<Happened> evidence) {
    /// One verdict.
    ///
    /// @param fix empty where there is nothing to do
    public record Finding(Mark mark, String sentence, String fix) {
        static Finding of(Verdict verdict) {
            return new Finding(Mark.of(verdict), verdict.sentence(), verdict.fix());
        }
    }

    public DiagnosisView {
        also = List.copyOf(also);
        evidence = List.copyOf(evidence);
    }

    public static DiagnosisView of(Diagnosis diagnosis) {
        return new DiagnosisView(
                diagnosis.mac().toString(),
                Finding.of(diagnosis.verdict()),
                diagnosis.also().stream().map(Finding::of).toList(),
                diagnosis.exhibits().stream().map(Happened::of).toList().reversed());
    }

    public boolean isProblem() {
        return verdict.mark().look().equals("bad");
    }
}
