package dev.tarmac.kickstart.option;

import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.Value;

/// Makes a value of the text of an argument.
@FunctionalInterface
public interface Conversion {
    Value convert(String text, KsVersion version) throws Unfit, Rejected;

    /// The text as it is.
    Conversion TEXT = (text, version) -> new Value.Text(text);

    /// A text that is not of the wanted type; the reader names the argument and shows the text.
    final class Unfit extends Exception {
        private static final long serialVersionUID = 1;

        /// For a type that the reader names.
        ///
        /// @param type as messages name it: `int`, `boolean`
        public Unfit(String type) {
            super(type);
        }
    }
}
