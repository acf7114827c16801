package dev.tarmac.render;

import freemarker.template.TemplateMethodModel;
import freemarker.template.TemplateModelException;

import java.util.List;

/// `quote(value)` in a template. The older of FreeMarker's two interfaces, since it does what we
/// would have to do: it makes numbers text, and refuses lists and what has no value by name.
@SuppressWarnings("deprecation")
final class QuoteFunction implements TemplateMethodModel {
    static final String NAME = "quote";

    @Override
    public String exec(@SuppressWarnings("rawtypes") List arguments) throws TemplateModelException {
        if (arguments.size() != 1)
            throw new TemplateModelException(NAME + " takes one value, not " + arguments.size());
        return KickstartWord.quoted((String) arguments.getFirst());
    }
}
