package dev.tarmac.ui;

import java.util.List;

/// A request that could not be answered.
public record ErrorPage(int status, List<ProblemView> problems) {
    public ErrorPage {
        problems = List.copyOf(problems);
    }
}
