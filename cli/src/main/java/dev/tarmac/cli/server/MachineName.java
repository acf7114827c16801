package dev.tarmac.cli.server;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.util.Locale;

/// What a machine is called: hardware address, host name or serial number. An address is spelt as
/// the server does; `-` between its bytes and capitals are taken too.
record MachineName(String text) {
    private static final String ADDRESS = "[0-9a-f]{2}([:-][0-9a-f]{2}){5}";

    static final class Converter implements ITypeConverter<MachineName> {
        @Override
        public MachineName convert(String text) {
            String small = text.toLowerCase(Locale.ROOT);
            if (small.matches(ADDRESS)) return new MachineName(small.replace('-', ':'));
            if (!text.matches("[!-~]{1,128}") || text.startsWith("-"))
                throw new TypeConversionException(
                        "'" + text + "' is no hardware address, host name or serial number");
            return new MachineName(text);
        }
    }

    String path() {
        return "machines/" + ServerApi.segment(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
