package dev.tarmac.render;

import freemarker.cache.ClassTemplateLoader;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.ext.beans.BeansWrapper;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.Version;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;

/// The pages for people: templates of ours, filled in with values. All that is written is escaped
/// for HTML by FreeMarker, whatever a machine called itself.
public final class PageTemplates {
    private static final Version VERSION = Configuration.VERSION_2_3_35;
    private static final int USUAL_CHARACTERS = 64 << 10;

    private final Configuration settings = new Configuration(VERSION);

    /// @param folder of resources that the templates lie in, as `/ui`
    public PageTemplates(String folder) {
        settings.setTemplateLoader(new ClassTemplateLoader(PageTemplates.class, folder));
        settings.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
        settings.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        settings.setAPIBuiltinEnabled(false);
        settings.setObjectWrapper(new Values());
        settings.setDefaultEncoding("UTF-8");
        settings.setOutputFormat(HTMLOutputFormat.INSTANCE);
        settings.setAutoEscapingPolicy(Configuration.FORCE_AUTO_ESCAPING_POLICY);
        settings.setLocale(Locale.ROOT);
        settings.setTimeZone(TimeZone.getTimeZone("UTC"));
        settings.setNumberFormat("computer");
        settings.setBooleanFormat("c");
        settings.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        settings.setLogTemplateExceptions(false);
        settings.setWrapUncheckedExceptions(true);
        settings.addAutoImport("f", "frame.ftlh");
    }

    /// The page; a template that does not fit its values is a mistake of ours.
    ///
    /// @param values a public record, its components by their names
    public String page(String name, Record values) {
        StringWriter page = new StringWriter(USUAL_CHARACTERS);
        try {
            settings.getTemplate(name + ".ftlh").process(values, page);
        } catch (TemplateException e) {
            throw new IllegalStateException("page " + name + " could not be rendered", e);
        } catch (IOException e) {
            throw new UncheckedIOException("template " + name + " cannot be read", e);
        }
        return page.toString();
    }

    /// Records, lists, maps and what is in them; an empty Optional is a value that is missing.
    private static final class Values extends DefaultObjectWrapper {
        Values() {
            super(VERSION);
            setExposureLevel(BeansWrapper.EXPOSE_SAFE);
        }

        @Override
        public TemplateModel wrap(Object value) throws TemplateModelException {
            return super.wrap(value instanceof Optional<?> maybe ? maybe.orElse(null) : value);
        }
    }
}
