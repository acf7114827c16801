package dev.tarmac.lab.trial;

import dev.tarmac.layout.Filesystem;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.Step;

import java.util.List;
import java.util.Optional;

/// A step of the plan that files and loop devices are not enough for.
///
/// @param detail what the step makes, in a few words; may be empty
public record NotTried(String kind, String subject, String detail) {
    /// Everything that makes storage and was not made here, in the plan's order.
    static List<NotTried> storage(Plan plan) {
        return plan.steps().stream().flatMap(step -> storage(plan, step).stream()).toList();
    }

    /// The kinds of steps that need an image and a machine.
    static List<String> install(Plan plan) {
        return plan.steps().stream()
                .filter(NotTried::isOfInstall)
                .map(Step::kind)
                .distinct()
                .toList();
    }

    private static Optional<NotTried> storage(Plan plan, Step step) {
        return switch (step) {
            case Step.Wipe wipe ->
                    wipe.keeping().isEmpty() ? Optional.empty() : said(step, "around what is kept");
            case Step.CreateArray array ->
                    said(step, array.level().word() + " of " + String.join(", ", array.members()));
            case Step.Encrypt encrypt -> said(step, "LUKS" + encrypt.luks().version());
            case Step.CreateGroup group -> said(step, "of " + String.join(", ", group.members()));
            case Step.CreateVolume _, Step.CacheVolume _, Step.CreateSubvolume _ -> said(step, "");
            case Step.MakeBtrfs btrfs -> said(step, "on " + String.join(", ", btrfs.members()));
            case Step.MakeFilesystem make ->
                    isPlain(plan, make) ? Optional.empty() : said(step, make.filesystem().type());
            case Step.WriteTable _,
                    Step.Mount _,
                    Step.Unpack _,
                    Step.WriteFstab _,
                    Step.WriteCrypttab _,
                    Step.WriteMdadmConf _,
                    Step.Configure _,
                    Step.Grub _,
                    Step.Flush _,
                    Step.MakeBootable _ ->
                    Optional.empty();
        };
    }

    private static boolean isOfInstall(Step step) {
        return switch (step) {
            case Step.Mount _,
                    Step.Unpack _,
                    Step.WriteFstab _,
                    Step.WriteCrypttab _,
                    Step.WriteMdadmConf _,
                    Step.Configure _,
                    Step.Grub _,
                    Step.Flush _,
                    Step.MakeBootable _ ->
                    true;
            case Step.Wipe _,
                    Step.WriteTable _,
                    Step.CreateArray _,
                    Step.Encrypt _,
                    Step.CreateGroup _,
                    Step.CreateVolume _,
                    Step.CacheVolume _,
                    Step.MakeBtrfs _,
                    Step.CreateSubvolume _,
                    Step.MakeFilesystem _ ->
                    false;
        };
    }

    /// Made by one mkfs on one partition.
    static boolean isPlain(Plan plan, Step.MakeFilesystem make) {
        return make.filesystem().kind() != Filesystem.Kind.BTRFS
                && plan.extent(make.device()).isPresent();
    }

    private static Optional<NotTried> said(Step step, String detail) {
        return Optional.of(new NotTried(step.kind(), step.subject(), detail));
    }
}
