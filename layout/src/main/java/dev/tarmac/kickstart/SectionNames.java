package dev.tarmac.kickstart;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The headers of sections.
public final class SectionNames {
    private static final Set<String> OTHERS =
            Set.of("%packages", "%certificate", "%addon", "%anaconda");

    /// Every header that there is.
    public static final Set<String> KNOWN =
            Stream.concat(
                            OTHERS.stream(),
                            Arrays.stream(Script.Moment.values()).map(Script.Moment::header))
                    .collect(Collectors.toUnmodifiableSet());

    private SectionNames() {}
}
