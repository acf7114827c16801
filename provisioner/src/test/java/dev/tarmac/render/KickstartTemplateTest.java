package dev.tarmac.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

class KickstartTemplateTest {
    private static final Map<String, Object> VALUES =
            Map.of(
                    "hostname",
                    "web01",
                    "size",
                    1234567,
                    "share",
                    0.5,
                    "flag",
                    true,
                    "disks",
                    List.of("sda", "sdb"),
                    "net",
                    Map.of("gateway", "192.0.2.1"));

    private static String render(String template) throws Refused {
        return KickstartTemplate.parse("a.ks.ftl", template).render(VALUES);
    }

    private static Problem problem(String template) {
        return problem(template, VALUES);
    }

    private static Problem problem(String template, Map<String, ?> values) {
        return problem(template, values, Limits.USUAL);
    }

    private static Problem problem(String template, Map<String, ?> values, Limits limits) {
        Refused refused =
                catchThrowableOfType(
                        Refused.class,
                        () -> KickstartTemplate.parse("a.ks.ftl", template, limits).render(values));
        assertThat(refused).as(template).isNotNull();
        assertThat(refused.problems()).hasSize(1);
        return refused.problems().getFirst();
    }

    @Test
    void fillsTheValuesIn() throws Refused {
        String template =
                """
                <#list disks as disk>
                part raid.${disk?counter} --size=${size} --ondisk=${quote(disk)}
                </#list>
                <#if flag>
                network --hostname=${hostname} --gateway=${net.gateway} --onboot=${flag}
                </#if>
                logvol --percent=${share}<#if label??> --label=${label}</#if>
                """;
        assertThat(render(template))
                .isEqualTo(
                        """
                        part raid.1 --size=1234567 --ondisk=sda
                        part raid.2 --size=1234567 --ondisk=sdb
                        network --hostname=web01 --gateway=192.0.2.1 --onboot=true
                        logvol --percent=0.5
                        """);
    }

    /// Elsewhere a number has points or other digits, and an i no dot.
    @Test
    void writesTheSameInEveryCountry() throws Refused {
        Locale before = Locale.getDefault();
        try {
            for (String country : new String[] {"de-DE", "tr-TR", "ar-EG-u-nu-arab"}) {
                Locale.setDefault(Locale.forLanguageTag(country));
                assertThat(render("${size} ${share} ${'i'?upper_case}")).isEqualTo("1234567 0.5 I");
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void quoteMakesOneWordOfTextAndNumbers() throws Refused {
        assertThat(render("${quote('a #b')} ${quote(size)} ${quote(disks?join(','))} ${quote('')}"))
                .isEqualTo("'a #b' 1234567 sda,sdb ''");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "text\\n  ${hostnam}          | 2 | 5  | 'hostnam' has no value     | did you mean 'hostname'?",
                "${quote(hostnam)}            | 1 | 9  | 'hostnam' has no value     | did you mean 'hostname'?",
                "\\t${net.mask}               | 1 | 4  | 'net.mask' has no value    | net.mask!\"...\"",
                "${disks[2]}                  | 1 | 3  | 'disks[2]' has no value    | <#if disks[2]??>",
                "%post\\necho ${HOME}\\n%end  | 2 | 8  | 'HOME' has no value        | write $HOME, without braces",
                "${disks}                     | 1 | 3  | evaluated to a sequence    | correct the template",
                "${quote(disks)}              | 1 | 9  | evaluated to a sequence    | correct the template",
                "${quote()}                   | 1 | 1  | quote takes one value      | correct the template",
                "${size / 0}                  | 1 | 1  | Arithmetic operation failed| correct the template",
                "a\\n<#if flag>               | 2 | 10 | unclosed #if               | correct the template",
                "<#foo>                       | 1 | 2  | Unknown directive: #foo    | correct the template",
                "${hostname?nope}             | 1 | 12 | Unknown built-in: \"nope\" | correct the template",
                "<#stop ' '>                  | 1 | 1  | stops here without a reason | give another value",
                "<#stop 'no ' + hostname>     | 1 | 1  | no web01                   | give another value",
            })
    void tellsThePlaceTheFactAndTheFix(
            String template, int line, int column, String what, String fix) {
        Problem problem = problem(template.translateEscapes());
        assertThat(problem.where().file()).isEqualTo("a.ks.ftl");
        assertThat(problem.what()).contains(what).doesNotContain("\n").hasSizeLessThan(200);
        assertThat(problem.fix()).contains(fix);
        assertThat(problem.where().line()).isEqualTo(line);
        assertThat(problem.where().column()).isEqualTo(column);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "${'freemarker.template.utility.Execute'?new()('id')}       | not allowed",
                "${'freemarker.template.utility.ObjectConstructor'?new()}   | not allowed",
                "${net?api.getClass()}                                      | ?api",
                "${hostname.getClass()}                                     | Expected a hash",
                "${hostname.class}                                          | Expected a hash",
                "${net.getClass()}                                          | has no value",
                "${disks.size()}                                            | Expected a hash",
                "<#include '/etc/passwd'>                                   | includes no other file",
                "<#include 'b.ks.ftl'>                                      | includes no other file",
                "<#import 'b.ks.ftl' as b>                                  | includes no other file",
            })
    void reachesNothingButItsValues(String template, String what) {
        assertThat(problem(template).what()).contains(what);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "web\nreboot",
                "web\r",
                "\u000b",
                "\f",
                "\u001c",
                "\u0085",
                "\u2028",
                "\u2029",
                "a\tb",
                "\u0000",
                "\ud800"
            })
    void aValueThatLeavesItsLineIsRefusedByName(String value) {
        String used = "network --hostname=${hostname}";
        assertThat(problem(used, Map.of("hostname", value)).toString())
                .startsWith("value hostname: has a line break or another control character in it")
                .contains("fix: ")
                .doesNotContain("web");
        assertThat(
                        problem(
                                used,
                                Map.of("hostname", "a", "net", Map.of("dns", List.of("b", value)))))
                .extracting(problem -> problem.where().file())
                .isEqualTo("value net.dns[1]");
        assertThat(problem(used, Map.of("hostname", "a", "b" + value, 1)).what())
                .contains("whose name is no line of text");
    }

    /// A template cannot look away either.
    @Test
    void aBadValueIsRefusedThoughNothingUsesIt() {
        assertThat(problem("<#attempt>${hostname}<#recover></#attempt>", Map.of("x", "\n")).where())
                .hasToString("value x");
    }

    @Test
    void allBadValuesAreToldAtOnce() {
        Map<String, Object> values =
                Map.of("quote", 1, "a", "\n", "b", new Object(), "c", Arrays.asList(1, null));
        Refused refused =
                catchThrowableOfType(
                        Refused.class,
                        () -> KickstartTemplate.parse("a.ks.ftl", "").render(values));
        assertThat(refused.problems())
                .extracting(problem -> problem.where().file())
                .containsExactlyInAnyOrder("value quote", "value a", "value b", "value c[1]");
    }

    @Test
    void valuesThatContainThemselvesAreRefused() {
        List<Object> endless = new ArrayList<>();
        endless.add(endless);
        assertThat(problem("", Map.of("endless", endless)).what()).contains("nests deeper than");
    }

    @Test
    void nullIsNoValue() throws Refused {
        Map<String, Object> values = Collections.singletonMap("hostname", null);
        KickstartTemplate template = KickstartTemplate.parse("a.ks.ftl", "${hostname!'none'}");
        assertThat(template.render(values)).isEqualTo("none");
        assertThat(problem("${hostname}", values).what()).isEqualTo("'hostname' has no value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<#list 1.. as i></#list>",
                "<#list 1.. as i><#attempt>${none}<#recover></#attempt></#list>",
                "<#assign s><#list 1.. as i>${i}</#list></#assign>"
            })
    void aTemplateWithoutEndIsGivenUp(String template) {
        Limits limits = new Limits(Duration.ofMillis(50), 1000);
        assertThat(problem(template, VALUES, limits).toString())
                .contains("is not ready after 50 ms", "loop that does not end");
    }

    @Test
    void aTemplateThatWritesWithoutEndIsGivenUp() {
        assertThat(problem("<#list 1.. as i>${i}</#list>").what())
                .contains("longer than 1048576 characters");
    }

    @Test
    void aTextOfTheGreatestLengthIsStillRendered() throws Refused {
        Limits limits = new Limits(Duration.ofSeconds(5), 10);
        KickstartTemplate ten = KickstartTemplate.parse("a.ks.ftl", "0123456789", limits);
        assertThat(ten.render(VALUES)).hasSize(10);
        assertThat(problem("0123456789.", VALUES, limits).what()).contains("longer than 10");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<#macro m><@m/></#macro><@m/>",
                "<#function f x><#return f(x)></#function>${f(1)}"
            })
    void aTemplateThatCallsItselfForEverIsRefused(String template) {
        assertThat(problem(template).what()).isEqualTo("it nests too deep");
    }

    @Test
    void aTemplateThatNestsWithoutEndIsRefusedWhenItIsRead() {
        String deep = "${" + "(".repeat(100_000) + "1" + ")".repeat(100_000) + "}";
        assertThatThrownBy(() -> KickstartTemplate.parse("a.ks.ftl", deep))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("it nests too deep");
    }

    /// Pieces of the language in any order: a text, or a problem that a person can read.
    @Test
    void anyTextIsRenderedOrRefused() {
        List<String> pieces =
                List.of(
                        "${",
                        "}",
                        "<#if ",
                        ">",
                        "</#if>",
                        "<#else>",
                        "<#list disks as d>",
                        "</#list>",
                        "hostname",
                        "disks",
                        "size",
                        "none",
                        "flag",
                        "quote(",
                        ")",
                        "?upper_case",
                        "?join(','",
                        "?number",
                        "?eval",
                        "?c",
                        "!",
                        "??",
                        "==",
                        "+",
                        "'",
                        "\"",
                        "[0]",
                        ".x",
                        "<#assign a=",
                        "<#attempt>",
                        "<#recover>",
                        "</#attempt>",
                        "<#stop ",
                        "<#--",
                        "-->",
                        "<@",
                        "#",
                        "\n",
                        " ",
                        "part / --size=");
        Random random = new Random(7);
        int refused = 0;
        for (int i = 0; i < 5_000; i++) {
            StringBuilder template = new StringBuilder("${");
            for (int length = 1 + random.nextInt(8); length > 0; length--)
                template.append(pieces.get(random.nextInt(pieces.size())));
            if (random.nextBoolean()) template.append('}');
            try {
                render(template.toString());
            } catch (Refused _) {
                refused++;
            }
        }
        assertThat(refused).isBetween(1, 4_999);
    }

    @Test
    void oneTemplateServesManyMachines() throws Refused {
        KickstartTemplate template = KickstartTemplate.parse("a.ks.ftl", "<#assign x = n>${x}");
        for (int n = 0; n < 3; n++)
            assertThat(template.render(Map.of("n", n))).isEqualTo(String.valueOf(n));
    }

    /// Only `${` begins a value; names such as .ftlh change nothing.
    @Test
    void whatLooksLikeOtherLanguagesIsText() throws Refused {
        KickstartTemplate template =
                KickstartTemplate.parse("a.ks.ftlh", "#{x} [=x] $x $(x) {{x}} [#if] ${'<&>'}");
        assertThat(template.render(Map.of())).isEqualTo("#{x} [=x] $x $(x) {{x}} [#if] <&>");
    }
}
