package dev.tarmac.plan.text;

import dev.tarmac.plan.outcome.Segment;
import dev.tarmac.plan.outcome.SizeText;
import dev.tarmac.plan.text.Look.Colour;

import java.util.List;
import java.util.stream.Stream;

/// Segments drawn to scale over the width of the text, with labels under them. A label is as long
/// as its segment allows; what has none is found in the table by its place.
final class Bar {
    static final String INDENT = "  ";

    private final Paper paper;
    private final List<Segment> segments;
    private final long unitBytes;
    private final int width;
    private final List<Integer> cells;

    /// @param unitBytes what segments are counted in: a sector, an extent
    Bar(Paper paper, List<Segment> segments, long unitBytes) {
        this.paper = paper;
        this.segments = segments;
        this.unitBytes = unitBytes;
        this.width = paper.look().columns() - 2 * INDENT.length();
        this.cells = cells();
    }

    private List<Integer> cells() {
        List<Long> lengths = segments.stream().map(Segment::length).toList();
        List<Integer> labelled = segments.stream().map(Bar::shortest).toList();
        boolean fits = labelled.stream().mapToInt(Integer::intValue).sum() <= width / 2;
        List<Integer> least = fits ? labelled : segments.stream().map(segment -> 1).toList();
        return Scale.cells(lengths, least, width);
    }

    /// A number and a blank behind it; names are only in the way of the scale.
    private static int shortest(Segment segment) {
        return segment.number() == 0 ? 1 : String.valueOf(segment.number()).length() + 1;
    }

    void print() {
        StringBuilder bar = new StringBuilder();
        StringBuilder labels = new StringBuilder();
        int used = 0;
        for (int i = 0; i < segments.size(); i++) {
            boolean last = i == segments.size() - 1;
            for (int left = cells.get(i); left > 0; ) {
                int here = Math.min(left, width - used);
                boolean first = left == cells.get(i);
                String label = first ? label(segments.get(i), last ? here : here - 1) : "";
                bar.append(run(i, here));
                labels.append(label).append(" ".repeat(here - label.length()));
                left -= here;
                used += here;
                // More segments than columns: the bar goes on in the next line.
                if (used < width && !(last && left == 0)) continue;
                paper.painted(INDENT + bar);
                paper.painted(INDENT + labels);
                bar.setLength(0);
                labels.setLength(0);
                used = 0;
            }
        }
    }

    private String run(int index, int length) {
        Segment segment = segments.get(index);
        String letters = letter(segment.kind(), index % 2 == 1).repeat(length);
        return switch (segment.kind()) {
            case NEW -> letters;
            case KEPT -> paper.look().paint(Colour.GREEN, letters);
            case FREE, OVERHEAD -> paper.look().paint(Colour.FAINT, letters);
        };
    }

    /// Neighbours have different letters, so that one sees where the one ends.
    private String letter(Segment.Kind kind, boolean odd) {
        boolean unicode = paper.look().unicode();
        return switch (kind) {
            case NEW -> unicode ? odd ? "▓" : "█" : odd ? "=" : "#";
            case KEPT -> unicode ? odd ? "▒" : "░" : odd ? "-" : ":";
            case FREE -> unicode ? "·" : ".";
            case OVERHEAD -> "+";
        };
    }

    /// The longest label that leaves it readable where the next one begins.
    private String label(Segment segment, int most) {
        String size = SizeText.of(segment.length() * unitBytes);
        String name = Paper.harmless(segment.name());
        String number = segment.number() == 0 ? "" : segment.number() + " ";
        String named = number + name + (segment.kind() == Segment.Kind.KEPT ? " kept" : "");
        return Stream.of(named + " " + size, named, number + name, number.strip())
                .filter(label -> label.length() <= most)
                .findFirst()
                .orElse("");
    }

    /// A line that shows which of the segments lie in another one.
    void printAround(Segment outer) {
        if (cells.stream().mapToInt(Integer::intValue).sum() > width) return;
        int from = 0;
        int length = 0;
        for (int i = 0; i < segments.size(); i++)
            if (segments.get(i).start() < outer.start()) from += cells.get(i);
            else if (segments.get(i).end() <= outer.end()) length += cells.get(i);
        String label = " " + outer.number() + " extended ";
        boolean unicode = paper.look().unicode();
        int line = Math.max(0, length - label.length() - 2);
        paper.painted(
                INDENT
                        + " ".repeat(from)
                        + (unicode ? "└" : "\\")
                        + label
                        + (unicode ? "─" : "_").repeat(line)
                        + (line == 0 ? "" : unicode ? "┘" : "/"));
    }
}
