package dev.tarmac.render;

import freemarker.core.PlainTextOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.Version;

import java.util.Locale;
import java.util.TimeZone;

/// The part of FreeMarker's language that templates get: they make a text from values and reach
/// nothing else, neither Java classes nor files. What they write does not depend on the computer.
final class Language {
    private static final Version VERSION = Configuration.VERSION_2_3_35;

    static final Configuration SETTINGS = settings();

    private Language() {}

    private static Configuration settings() {
        Configuration settings = new Configuration(VERSION);
        forbidAllButValues(settings);
        writeTheSameEverywhere(settings);
        tellProblemsOnce(settings);
        settings.setSharedVariable(QuoteFunction.NAME, new QuoteFunction());
        return settings;
    }

    /// No template loader is set: nothing can be included.
    private static void forbidAllButValues(Configuration settings) {
        settings.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        settings.setAPIBuiltinEnabled(false);
        settings.setObjectWrapper(new SimpleObjectWrapper(VERSION));
    }

    private static void writeTheSameEverywhere(Configuration settings) {
        settings.setLocale(Locale.ROOT);
        settings.setTimeZone(TimeZone.getTimeZone("UTC"));
        settings.setNumberFormat("computer");
        settings.setBooleanFormat("c");
        settings.setOutputFormat(PlainTextOutputFormat.INSTANCE);
        // Otherwise a name that ends with .ftlh would escape for HTML.
        settings.setRecognizeStandardFileExtensions(false);
        settings.setInterpolationSyntax(Configuration.DOLLAR_INTERPOLATION_SYNTAX);
        settings.setTagSyntax(Configuration.ANGLE_BRACKET_TAG_SYNTAX);
    }

    /// What goes wrong ends in a problem, neither in the text nor in a log.
    private static void tellProblemsOnce(Configuration settings) {
        settings.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        settings.setAttemptExceptionReporter((failure, environment) -> {});
        settings.setLogTemplateExceptions(false);
        settings.setWrapUncheckedExceptions(true);
        // A tab is one character of a line, as everywhere in our messages.
        settings.setTabSize(1);
    }
}
