package dev.tarmac.problem;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The known word that a mistyped one most likely stands for.
public final class DidYouMean {
    private static final int MOST_EDITS = 2;

    /// Longer ones are no words, and comparing them takes long.
    private static final int LONGEST = 200;

    private DidYouMean() {}

    /// A question that names the nearest known word; empty when none is near (two edits at most).
    public static Optional<String> question(String word, List<String> known) {
        if (word.length() > LONGEST) return Optional.empty();
        return known.stream()
                .filter(candidate -> Math.abs(candidate.length() - word.length()) <= MOST_EDITS)
                .min(Comparator.comparingInt(candidate -> edits(word, candidate)))
                .filter(candidate -> edits(word, candidate) <= MOST_EDITS)
                .map(candidate -> "did you mean '" + candidate + "'?");
    }

    /// Levenshtein distance.
    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) row[j] = j;
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int substituted = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
