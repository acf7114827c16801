package dev.tarmac.layout.yaml;

import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.rule.LayoutRules;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Problems;
import dev.tarmac.problem.Refused;
import dev.tarmac.yaml.YamlObject;

/// Reads a layout file. What can be said without a machine is said here; the rest is the planner's.
public final class LayoutYaml {
    private LayoutYaml() {}

    /// The layout of that text, or every problem in it.
    ///
    /// @param file as the user named it, for messages
    public static DiskLayout read(String file, String text) throws Refused {
        Problems problems = new Problems();
        Reading reading = new Reading(problems);
        DiskLayout layout =
                new LayoutReader(reading).layout(YamlObject.parse(file, text, problems));
        // What is refused already would only be refused again, in other words.
        for (Problem problem : LayoutRules.check(layout))
            if (!reading.isRefused(problem.where()))
                problems.add(problem.where(), problem.what(), problem.fix());
        problems.throwIfAny();
        return layout;
    }
}
