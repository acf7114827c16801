package dev.tarmac.plan.svg;

import dev.tarmac.facts.DiskContent;
import dev.tarmac.layout.LogicalVolume;
import dev.tarmac.plan.DiskIdentity;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.Step;
import dev.tarmac.plan.outcome.DiskMap;
import dev.tarmac.plan.outcome.GroupMap;
import dev.tarmac.plan.outcome.Outcome;
import dev.tarmac.plan.outcome.Segment;
import dev.tarmac.plan.outcome.SizeText;

import java.util.EnumSet;
import java.util.Set;

/// A plan as an SVG picture: for pages, tickets and reviews. Same plan, same bytes; no script in
/// it.
public final class PlanSvg {
    private final Outcome outcome;
    private final Canvas canvas = new Canvas();

    private PlanSvg(Plan plan) {
        this.outcome = Outcome.of(plan);
    }

    /// The picture of a plan.
    public static String of(Plan plan) {
        return new PlanSvg(plan).picture();
    }

    private String picture() {
        Plan plan = outcome.plan();
        String title = "plan " + plan.hash().substring(0, 12) + " for " + plan.firmware();
        canvas.down(20);
        canvas.text("title", Canvas.MARGIN, canvas.y() - 4, title);
        legend();
        outcome.disks().forEach(this::disk);
        for (Step step : plan.steps())
            switch (step) {
                case Step.CreateArray array -> array(array);
                case Step.Encrypt encrypt -> encrypted(encrypt);
                case Step.CreateGroup group ->
                        outcome.groups().stream()
                                .filter(map -> map.group().equals(group))
                                .forEach(this::group);
                case Step.MakeBtrfs btrfs -> btrfs(btrfs);
                case Step other -> {}
            }
        head("boot");
        canvas.line("name", Canvas.MARGIN, String.join(" → ", outcome.boot().stations()));
        return canvas.picture(title, Style.SHEET);
    }

    private void head(String text) {
        canvas.down(22);
        canvas.line("head", Canvas.MARGIN, text);
    }

    /// Only what is in the picture.
    private void legend() {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (DiskMap disk : outcome.disks())
            for (Segment segment : disk.segments())
                roles.add(Role.of(segment, segment.name(), outcome));
        for (GroupMap group : outcome.groups())
            for (Segment segment : group.segments())
                roles.add(Role.of(segment, device(group, segment), outcome));
        canvas.down(24);
        int x = Canvas.MARGIN;
        for (Role role : roles) {
            canvas.box(role.css(), x, canvas.y() - 11, 14, 12, role.words());
            canvas.text("faint", x + 20, canvas.y() - 1, role.words());
            x += 46 + role.words().length() * 13 / 2;
        }
    }

    private void disk(DiskMap map) {
        DiskIdentity identity = map.disk().identity();
        head("disk " + map.disk().name() + ", " + SizeText.of(identity.sizeBytes()));
        canvas.line("faint", Canvas.MARGIN, identity.toString());
        for (DiskContent content : map.disk().destroys())
            canvas.line("destroyed", Canvas.MARGIN, "destroys " + content);
        if (map.table().isEmpty()) {
            canvas.line("faint", Canvas.MARGIN, "its partition table stays as it is");
            return;
        }
        Strip strip =
                new Strip(
                        canvas,
                        outcome,
                        map.segments(),
                        map.table().get().sectorBytes(),
                        Segment::name);
        strip.draw();
        map.extended().ifPresent(strip::drawAround);
        strip.list(segment -> {});
    }

    private void array(Step.CreateArray array) {
        head("array " + array.name() + ", " + SizeText.of(array.bytes()));
        String spares =
                array.spares().isEmpty() ? "" : ", spare " + String.join(", ", array.spares());
        made(
                array.level().word() + " of " + String.join(", ", array.members()) + spares,
                array.name());
    }

    private void encrypted(Step.Encrypt encrypt) {
        head("encrypted " + encrypt.name() + ", " + SizeText.of(encrypt.bytes()));
        made("LUKS" + encrypt.luks().version() + " on " + encrypt.device(), encrypt.name());
    }

    private void btrfs(Step.MakeBtrfs btrfs) {
        head("btrfs " + btrfs.name());
        made("on " + String.join(", ", btrfs.members()), btrfs.name());
    }

    private void made(String from, String device) {
        String use = outcome.use(device);
        canvas.line("name", Canvas.MARGIN, from + (use.isEmpty() ? "" : "; " + use));
    }

    private void group(GroupMap map) {
        Step.CreateGroup group = map.group();
        head("group " + group.name() + ", " + SizeText.of(group.extents() * group.extentBytes()));
        canvas.line("faint", Canvas.MARGIN, "on " + String.join(", ", group.members()));
        Strip strip =
                new Strip(
                        canvas,
                        outcome,
                        map.segments(),
                        group.extentBytes(),
                        segment -> device(map, segment));
        strip.draw();
        strip.list(segment -> thin(map, segment.name()));
    }

    private void thin(GroupMap map, String pool) {
        for (Step.CreateVolume volume : map.volumes())
            if (volume.type() instanceof LogicalVolume.Type.Thin(String of) && of.equals(pool))
                thin(volume);
    }

    private void thin(Step.CreateVolume volume) {
        canvas.down(18);
        canvas.text("name", 80, canvas.y() - 5, volume.name());
        canvas.text("number", 420, canvas.y() - 5, SizeText.of(volume.bytes()));
        canvas.text("faint", 440, canvas.y() - 5, "thin; " + outcome.use(volume.device()));
    }

    private static String device(GroupMap map, Segment segment) {
        return map.group().name() + "/" + segment.name();
    }
}
