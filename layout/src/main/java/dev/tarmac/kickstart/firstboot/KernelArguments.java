package dev.tarmac.kickstart.firstboot;

import java.util.ArrayList;
import java.util.List;

/// Cuts a command line of the kernel into its arguments as the kernel does: at blanks that are not
/// between double quotes. The quotes stay.
final class KernelArguments {
    private KernelArguments() {}

    static List<String> of(String line) {
        List<String> arguments = new ArrayList<>();
        StringBuilder argument = new StringBuilder();
        boolean quoted = false;
        for (int index = 0; index < line.length(); index++) {
            char character = line.charAt(index);
            if (character == '"') quoted = !quoted;
            if (quoted || !Character.isWhitespace(character)) argument.append(character);
            else finish(argument, arguments);
        }
        finish(argument, arguments);
        return arguments;
    }

    private static void finish(StringBuilder argument, List<String> arguments) {
        if (!argument.isEmpty()) arguments.add(argument.toString());
        argument.setLength(0);
    }
}
