package dev.tarmac.plan.svg;

import dev.tarmac.plan.outcome.Outcome;
import dev.tarmac.plan.outcome.Scale;
import dev.tarmac.plan.outcome.Segment;
import dev.tarmac.plan.outcome.SizeText;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/// Segments to scale over the width of the picture, and a line for each below.
final class Strip {
    private static final int HEIGHT = 40;
    private static final int NARROWEST = 8;
    private static final int SWATCH = 11;

    private final Canvas canvas;
    private final Outcome outcome;
    private final List<Segment> segments;
    private final long unitBytes;
    private final Function<Segment, String> device;
    private final List<Integer> widths;

    /// @param unitBytes what segments are counted in
    /// @param device as the plan calls what a segment is
    Strip(
            Canvas canvas,
            Outcome outcome,
            List<Segment> segments,
            long unitBytes,
            Function<Segment, String> device) {
        this.canvas = canvas;
        this.outcome = outcome;
        this.segments = segments;
        this.unitBytes = unitBytes;
        this.device = device;
        int narrowest = Math.clamp(Canvas.INNER / Math.max(1, segments.size()), 1, NARROWEST);
        this.widths =
                Scale.cells(
                        segments.stream().map(Segment::length).toList(),
                        segments.stream().map(segment -> narrowest).toList(),
                        Canvas.INNER);
    }

    void draw() {
        if (segments.isEmpty()) return;
        canvas.down(4);
        int x = Canvas.MARGIN;
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            int width = widths.get(i);
            canvas.box(role(segment).css(), x, canvas.y(), width, HEIGHT, words(segment));
            label(segment, x + 5, width - 8);
            x += width;
        }
        canvas.down(HEIGHT + 4);
    }

    /// As much of it as fits: two lines, one, a number, nothing.
    private void label(Segment segment, int x, int room) {
        String number = segment.number() == 0 ? "" : segment.number() + " ";
        String size = SizeText.of(segment.length() * unitBytes);
        boolean both = Canvas.fits(number + segment.name(), room) && Canvas.fits(size, room);
        if (both) canvas.text("size", x, canvas.y() + 33, size);
        Stream.of(number + segment.name(), number.strip())
                .filter(text -> !text.isEmpty() && Canvas.fits(text, room))
                .findFirst()
                .ifPresent(text -> canvas.text("name", x, canvas.y() + (both ? 17 : 24), text));
    }

    /// A frame below the segments that lie in another one.
    void drawAround(Segment outer) {
        int from = Canvas.MARGIN;
        int width = 0;
        for (int i = 0; i < segments.size(); i++)
            if (segments.get(i).start() < outer.start()) from += widths.get(i);
            else if (segments.get(i).end() <= outer.end()) width += widths.get(i);
        String text = outer.number() + " extended";
        canvas.box("around", from, canvas.y() - 2, width, 4, text);
        canvas.down(16);
        int room = Canvas.MARGIN + Canvas.INNER - from;
        canvas.text("faint", Canvas.fits(text, room) ? from : Canvas.MARGIN, canvas.y() - 2, text);
    }

    /// @param below what comes below a segment's line
    void list(Consumer<Segment> below) {
        for (Segment segment : segments) {
            canvas.down(18);
            int baseline = canvas.y() - 5;
            canvas.box(
                    role(segment).css(),
                    Canvas.MARGIN,
                    baseline - SWATCH + 1,
                    SWATCH,
                    SWATCH,
                    role(segment).words());
            if (segment.number() > 0)
                canvas.text("number", 58, baseline, String.valueOf(segment.number()));
            canvas.text("name", 68, baseline, segment.name());
            canvas.text("number", 420, baseline, SizeText.of(segment.length() * unitBytes));
            canvas.text("faint", 440, baseline, use(segment));
            below.accept(segment);
        }
    }

    private String use(Segment segment) {
        if (segment.kind() == Segment.Kind.FREE || segment.kind() == Segment.Kind.OVERHEAD)
            return "";
        String kept = segment.kind() == Segment.Kind.KEPT ? "kept; " : "";
        return kept + outcome.use(device.apply(segment));
    }

    private String words(Segment segment) {
        return Stream.of(
                        segment.number() == 0 ? "" : segment.number() + " ",
                        segment.name(),
                        ", ",
                        SizeText.of(segment.length() * unitBytes),
                        use(segment).isEmpty() ? "" : ", " + use(segment))
                .reduce("", String::concat);
    }

    private Role role(Segment segment) {
        return Role.of(segment, device.apply(segment), outcome);
    }
}
