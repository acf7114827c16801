package dev.tarmac.rack;

import dev.tarmac.firstboot.FixedAddress;
import dev.tarmac.machine.Addressing;
import dev.tarmac.problem.DidYouMean;
import dev.tarmac.problem.Problems;
import dev.tarmac.problem.Where;
import dev.tarmac.profile.HostnamePattern;
import dev.tarmac.profile.ProfileName;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.rule.Amount;
import dev.tarmac.rule.Glob;
import dev.tarmac.rule.Labels;
import dev.tarmac.rule.NumberTrait;
import dev.tarmac.rule.TextTrait;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The columns of a rack list, in CSV as in YAML, and what is made of a line of them. Columns that
/// begin with `label.` are labels; `rack` and `unit` are, too.
public final class RackFields {
    static final String NAME = "name";
    static final String LABEL = "label.";
    private static final List<String> PLACES = List.of("rack", "unit");
    private static final String MAC = "mac";
    private static final String SERIAL = "serial";
    private static final String PROFILE = "profile";
    private static final String HOLD = "hold";
    private static final String ADDRESS = "address";
    private static final String GATEWAY = "gateway";
    private static final String DNS = "dns";

    /// Between name servers.
    private static final Pattern SEPARATORS = Pattern.compile("[ ,;]+");

    /// What a machine may be expected to show.
    private static final List<TextTrait> TEXTS =
            Arrays.stream(TextTrait.values())
                    .filter(trait -> trait != TextTrait.MAC && trait != TextTrait.SERIAL)
                    .toList();

    private static final List<String> COLUMNS =
            Stream.of(
                            Stream.of(NAME, MAC, SERIAL, PROFILE, HOLD, ADDRESS, GATEWAY, DNS),
                            PLACES.stream(),
                            TEXTS.stream().map(TextTrait::key),
                            Arrays.stream(NumberTrait.values()).map(NumberTrait::key))
                    .flatMap(columns -> columns)
                    .toList();

    private final Map<String, String> fields;
    private final Function<String, Where> where;
    private final Problems problems;

    private RackFields(
            Map<String, String> fields, Function<String, Where> where, Problems problems) {
        this.fields = fields;
        this.where = where;
        this.problems = problems;
    }

    /// Says of columns that there are none such.
    static void checkColumns(
            Iterable<String> columns, Function<String, Where> where, Problems problems) {
        for (String column : columns)
            if (!COLUMNS.contains(column) && !column.startsWith(LABEL))
                problems.add(
                        where.apply(column),
                        "unknown column '" + column + "'",
                        DidYouMean.question(column, COLUMNS)
                                .orElse(
                                        "there are "
                                                + String.join(", ", COLUMNS)
                                                + " and label.NAME"));
    }

    /// The entry of these fields; what is wrong goes to the problems.
    ///
    /// @param fields by column; an empty text is not said
    /// @param where a column's field stands in the file
    static Optional<RackEntry> entry(
            Map<String, String> fields, Function<String, Where> where, Problems problems) {
        int before = problems.size();
        Map<String, String> said = new TreeMap<>(fields);
        said.values().removeIf(String::isBlank);
        RackEntry entry = new RackFields(said, where, problems).entry();
        return problems.size() == before ? Optional.of(entry) : Optional.empty();
    }

    /// What was kept, which was read before without a problem.
    public static RackEntry kept(Map<String, String> fields) {
        return entry(fields, Where::of, new Problems())
                .orElseThrow(() -> new IllegalStateException("the rack list holds " + fields));
    }

    private RackEntry entry() {
        String name = fields.getOrDefault(NAME, "");
        if (!HostnamePattern.isHostname(name))
            problem(NAME, "'" + name + "' is no host name", "letters, digits and '-'");
        Optional<MacAddress> mac = value(MAC, MacAddress::parse, "write it like 52:54:00:12:34:56");
        Optional<String> serial = Optional.ofNullable(fields.get(SERIAL));
        if (mac.isEmpty() && serial.isEmpty())
            problem(
                    NAME,
                    "neither mac nor serial says which machine it is",
                    "give it one of them, better the serial");
        return new RackEntry(
                name,
                mac,
                serial,
                value(PROFILE, ProfileName::new, "see which there are: tarmac profile list"),
                labels(),
                addressing(),
                expected(),
                value(HOLD, RackFields::flag, "write true or false").orElse(false),
                fields);
    }

    private Map<String, String> labels() {
        Map<String, String> labels = new TreeMap<>();
        fields.forEach(
                (column, text) -> {
                    if (!column.startsWith(LABEL) && !PLACES.contains(column)) return;
                    String name =
                            column.startsWith(LABEL) ? column.substring(LABEL.length()) : column;
                    Labels.problem(name, text)
                            .ifPresentOrElse(
                                    what -> problem(column, what, "write it like r12"),
                                    () -> labels.put(name, text));
                });
        return labels;
    }

    private Optional<Addressing> addressing() {
        String fix = "write it like 10.1.2.3/24, with gateway and dns in columns of their own";
        if (fields.containsKey(ADDRESS)) return value(ADDRESS, this::addressing, fix);
        for (String column : List.of(GATEWAY, DNS))
            if (fields.containsKey(column))
                problem(column, "no address beside it in the column address", fix);
        return Optional.empty();
    }

    /// @param text `dhcp`, or an address with its prefix
    private Addressing addressing(String text) {
        if (text.equals("dhcp")) {
            if (fields.containsKey(GATEWAY) || fields.containsKey(DNS))
                throw new IllegalArgumentException(
                        "DHCP says which gateway and which name servers");
            return new Addressing.Dhcp();
        }
        return new Addressing.Fixed(
                FixedAddress.parse(
                        text,
                        Optional.ofNullable(fields.get(GATEWAY)),
                        SEPARATORS
                                .splitAsStream(fields.getOrDefault(DNS, ""))
                                .filter(server -> !server.isEmpty())
                                .toList()));
    }

    private List<Expectation> expected() {
        List<Expectation> expected = new ArrayList<>();
        for (TextTrait trait : TEXTS)
            value(trait.key(), Glob::new, "write it like `R650*`")
                    .ifPresent(glob -> expected.add(new Expectation.Says(trait, glob)));
        for (NumberTrait trait : NumberTrait.values())
            value(trait.key(), Amount::parse, "write it like 4 or >= 256 GiB")
                    .ifPresent(amount -> expected.add(new Expectation.Counts(trait, amount)));
        return expected;
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("'" + text + "' is not true or false");
        };
    }

    private <T> Optional<T> value(String column, Function<String, T> parser, String fix) {
        if (!fields.containsKey(column)) return Optional.empty();
        try {
            return Optional.of(parser.apply(fields.get(column)));
        } catch (IllegalArgumentException e) {
            problem(column, e.getMessage(), fix);
            return Optional.empty();
        }
    }

    private void problem(String column, String what, String fix) {
        problems.add(where.apply(column), what, fix);
    }
}
