package dev.tarmac.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.form.FormData;
import io.undertow.server.handlers.form.FormDataParser;
import io.undertow.server.handlers.form.FormEncodedDataDefinition;
import io.undertow.server.handlers.form.FormParserFactory;

import java.io.IOException;
import java.util.Optional;

/// What a form on a page sent.
final class Form {
    private static final FormParserFactory FORMS =
            FormParserFactory.builder(false).addParser(new FormEncodedDataDefinition()).build();

    private final FormData fields;

    private Form(FormData fields) {
        this.fields = fields;
    }

    /// As [Gate] has read it, when it looked for the CSRF token.
    static Form of(HttpServerExchange exchange) throws IOException {
        FormData read = exchange.getAttachment(FormDataParser.FORM_DATA);
        if (read != null) return new Form(read);
        exchange.setMaxEntitySize(Ask.FROM_ANYBODY);
        exchange.startBlocking();
        FormDataParser parser = FORMS.createParser(exchange);
        return new Form(parser == null ? new FormData(1) : parser.parseBlocking());
    }

    /// Empty when it was left empty too.
    Optional<String> text(String name) {
        return Optional.ofNullable(fields.getFirst(name))
                .map(FormData.FormValue::getValue)
                .filter(value -> !value.isBlank());
    }

    boolean isTicked(String name) {
        return fields.contains(name);
    }
}
