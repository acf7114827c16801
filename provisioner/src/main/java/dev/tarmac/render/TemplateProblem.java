package dev.tarmac.render;

import dev.tarmac.problem.DidYouMean;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Where;

import freemarker.core.InvalidReferenceException;
import freemarker.core.ParseException;
import freemarker.core.StopException;
import freemarker.template.TemplateException;
import freemarker.template.TemplateNotFoundException;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/// What FreeMarker says against a template, as a person needs it.
final class TemplateProblem {
    /// As shells name their variables, and people seldom name values.
    private static final Pattern SHELL_VARIABLE = Pattern.compile("[A-Z_][A-Z0-9_]*");

    /// Where advice for programmers begins, which is long and in part not for users of ours.
    private static final Pattern ADVICE =
            Pattern.compile(
                    "\\s*(\\n----| Help \\(latest version\\)|, but was expecting one of|\\nWas expecting).*",
                    Pattern.DOTALL);

    /// The place, which we tell ourselves, and names of Java classes.
    private static final Pattern ASIDE =
            Pattern.compile("\\s*(\\[in template [^\\n]*]|\\([^()\\n]*wrap[^()\\n]*\\))");

    private TemplateProblem() {}

    static Problem of(String name, ParseException e) {
        return new Problem(
                where(name, e.getLineNumber(), e.getColumnNumber()),
                words(e.getEditorMessage()),
                "correct the template there");
    }

    /// What ended a rendering.
    ///
    /// @param known the names of all values that were given
    static Problem of(String name, TemplateException e, Collection<String> known) {
        Where where = where(name, e.getLineNumber(), e.getColumnNumber());
        if (e.getCause() instanceof TemplateNotFoundException)
            return new Problem(
                    where, "a template includes no other file", "copy its text to this place");
        return switch (e) {
            case InvalidReferenceException missing
                    when missing.getBlamedExpressionString() != null ->
                    missing(where, missing.getBlamedExpressionString(), known);
            case StopException stop -> new Problem(where, reason(stop), "give another value");
            default ->
                    new Problem(
                            where,
                            words(e.getMessageWithoutStackTop()),
                            "correct the template there, or the value");
        };
    }

    private static Problem missing(Where where, String expression, Collection<String> known) {
        return new Problem(
                where,
                "'" + expression + "' has no value",
                DidYouMean.question(expression, List.copyOf(known))
                        .orElseGet(() -> advice(expression)));
    }

    private static String advice(String expression) {
        return SHELL_VARIABLE.matcher(expression).matches()
                ? "if it is a variable of the shell write $" + expression + ", without braces"
                : "give it a value, or say what holds without one: "
                        + expression
                        + "!\"...\" or <#if "
                        + expression
                        + "??>";
    }

    private static String reason(StopException stop) {
        String reason = stop.getMessageWithoutStackTop();
        return reason == null || reason.isBlank()
                ? "the template stops here without a reason"
                : oneLine(reason);
    }

    private static String words(String message) {
        String told = ASIDE.matcher(ADVICE.matcher(message).replaceFirst("")).replaceAll("");
        return oneLine(told.replace("==>", " "));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static Where where(String name, Integer line, Integer column) {
        return line == null || column == null || line < 1 || column < 1
                ? Where.of(name)
                : new Where(name, line, column);
    }
}
