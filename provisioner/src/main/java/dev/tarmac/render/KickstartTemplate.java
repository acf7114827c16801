package dev.tarmac.render;

import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import freemarker.core.ParseException;
import freemarker.core._CoreAPI;
import freemarker.template.Template;
import freemarker.template.TemplateException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A kickstart file with places for values, in FreeMarker's language. Read once, rendered for as
/// many machines as there are, by any number of threads.
public final class KickstartTemplate {
    private final Template template;
    private final Limits limits;

    private KickstartTemplate(Template template, Limits limits) {
        this.template = template;
        this.limits = limits;
    }

    /// Reads a template.
    ///
    /// @param name as the user knows it, for messages
    public static KickstartTemplate parse(String name, String text) throws Refused {
        return parse(name, text, Limits.USUAL);
    }

    static KickstartTemplate parse(String name, String text, Limits limits) throws Refused {
        try {
            Template template = new Template(name, text, Language.SETTINGS);
            // Without these checks nothing ends a loop that writes nothing.
            _CoreAPI.addThreadInterruptedChecks(template);
            return new KickstartTemplate(template, limits);
        } catch (ParseException e) {
            throw new Refused(TemplateProblem.of(name, e), e);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory is read", e);
        } catch (StackOverflowError e) {
            throw new Refused(nestsTooDeep(name), e);
        }
    }

    /// The kickstart file for these values: strings, numbers, booleans, lists and maps of them. A
    /// value that is null counts as not given.
    public String render(Map<String, ?> values) throws Refused {
        Map<String, Object> plain = PlainValues.of(values);
        BoundedText text = new BoundedText(limits.characters());
        FutureTask<Void> work =
                new FutureTask<>(
                        () -> {
                            template.process(plain, text);
                            return null;
                        });
        Thread.ofPlatform().daemon().name("render").start(work);
        try {
            work.get(limits.time().toNanos(), TimeUnit.NANOSECONDS);
            return text.toString();
        } catch (ExecutionException e) {
            throw refused(e.getCause(), plain);
        } catch (TimeoutException e) {
            work.cancel(true);
            throw new Refused(neverEnds(), e);
        } catch (InterruptedException e) {
            work.cancel(true);
            Thread.currentThread().interrupt();
            throw new Refused(interrupted(), e);
        }
    }

    private Refused refused(Throwable cause, Map<String, Object> values) {
        return new Refused(
                switch (cause) {
                    case TemplateException e ->
                            TemplateProblem.of(template.getName(), e, values.keySet());
                    case BoundedText.Full _ -> tooLong();
                    case StackOverflowError _ -> nestsTooDeep(template.getName());
                    case OutOfMemoryError _ -> tooLong();
                    default ->
                            throw new IllegalStateException(
                                    template.getName() + " could not be rendered", cause);
                },
                cause);
    }

    private Problem tooLong() {
        return problem(
                "the kickstart file gets longer than " + limits.characters() + " characters",
                "look for a list or a loop that is longer than meant");
    }

    private Problem neverEnds() {
        return problem(
                "the kickstart file is not ready after " + limits.time().toMillis() + " ms",
                "look for a loop that does not end");
    }

    private Problem interrupted() {
        return problem("the rendering was interrupted", "run it again");
    }

    private Problem problem(String what, String fix) {
        return Problem.at(template.getName(), what, fix);
    }

    private static Problem nestsTooDeep(String name) {
        return Problem.at(
                name, "it nests too deep", "look for a macro or a function that calls itself");
    }
}
