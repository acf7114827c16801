package dev.tarmac.plan.text;

import dev.tarmac.plan.difference.Difference;
import dev.tarmac.plan.difference.Difference.Field;
import dev.tarmac.plan.text.Look.Colour;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What two plans do differently, as people read it.
public final class DifferenceText {
    private DifferenceText() {}

    /// A line for what only one plan has, several for what both have differently.
    public static String of(List<Difference> differences, Look look) {
        Paper paper = new Paper(look);
        for (Difference one : differences)
            switch (one.change()) {
                case ADDED -> paper.line(Colour.GREEN, "+ " + one.subject() + whole(one, true));
                case REMOVED -> paper.line(Colour.RED, "- " + one.subject() + whole(one, false));
                case CHANGED -> {
                    paper.line(Colour.YELLOW, "~ " + one.subject() + verbs(one));
                    fields(one, paper);
                }
            }
        return paper.toString();
    }

    private static String whole(Difference one, boolean after) {
        return one.fields().stream()
                .map(field -> field.name() + " " + (after ? field.after() : field.before()))
                .collect(Collectors.joining(", ", ": ", ""));
    }

    /// What happens to it, where a word says it.
    private static String verbs(Difference one) {
        Set<String> verbs = new TreeSet<>();
        for (Field field : one.fields())
            switch (field.name()) {
                case "start", "disk" -> verbs.add("moved");
                case "size" -> verbs.add("resized");
                case "name" -> verbs.add("renamed");
                default -> {}
            }
        return verbs.isEmpty() ? "" : " " + String.join(", ", verbs);
    }

    private static void fields(Difference one, Paper paper) {
        Columns columns = new Columns("", "");
        for (Field field : one.fields())
            columns.row(
                    "  " + field.name(),
                    said(field.before()) + paper.look().arrow() + said(field.after()));
        columns.print(paper);
    }

    private static String said(String value) {
        return value.isEmpty() ? "(none)" : value;
    }
}
