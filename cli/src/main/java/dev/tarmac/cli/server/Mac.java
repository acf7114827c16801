package dev.tarmac.cli.server;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.util.Locale;

/// A hardware address as the server spells it; `-` between the bytes and capitals are taken too.
record Mac(String text) {
    static final class Converter implements ITypeConverter<Mac> {
        @Override
        public Mac convert(String text) {
            String mac = text.toLowerCase(Locale.ROOT).replace('-', ':');
            if (!mac.matches("[0-9a-f]{2}(:[0-9a-f]{2}){5}"))
                throw new TypeConversionException(
                        "'" + text + "' is no hardware address; write 52:54:00:12:34:56");
            return new Mac(mac);
        }
    }

    String path() {
        return "machines/" + text;
    }

    @Override
    public String toString() {
        return text;
    }
}
