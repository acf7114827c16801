package dev.tarmac.plan.svg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.facts.DiskContent;
import dev.tarmac.facts.Firmware;
import dev.tarmac.plan.DiskIdentity;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.PartitionType;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.PlannedDisk;
import dev.tarmac.plan.Step;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/// The pictures of whole plans are compared in PlannerTest.
class PlanSvgTest {
    private static final String HOSTILE =
            "\"><script>alert(1)</script>&amp;' ]]> \u0000\u001b\uffff\ud800";

    @Test
    void namesAreTextAndNothingElse() throws Exception {
        DiskContent content =
                new DiskContent("sda1", HOSTILE, Optional.of(HOSTILE), Optional.of(HOSTILE));
        Document picture =
                parsed(plan(HOSTILE, List.of(content), List.of(extent(1, HOSTILE, 2048))));
        assertThat(elements(picture, "*"))
                .extracting(Element::getTagName)
                .doesNotContain("script")
                .contains("rect", "text", "title");
        assertThat(elements(picture, "text"))
                .extracting(Element::getTextContent)
                .anyMatch(text -> text.contains("<script>alert(1)</script>"));
    }

    @Test
    void segmentsFillTheWidthHoweverManyThereAre() throws Exception {
        List<Extent> extents = new ArrayList<>();
        for (int number = 1; number <= 128; number++)
            extents.add(extent(number, "partition-" + number, number * 2048L));
        Document picture = parsed(plan("disk", List.of(), extents));
        List<Element> bar =
                elements(picture, "rect")
                        .filter(rect -> rect.getAttribute("height").equals("40"))
                        .toList();
        assertThat(bar).hasSize(129);
        int x = Canvas.MARGIN;
        for (Element segment : bar) {
            assertThat(segment.getAttribute("x")).isEqualTo(String.valueOf(x));
            x += Integer.parseInt(segment.getAttribute("width"));
        }
        assertThat(x).isEqualTo(Canvas.MARGIN + Canvas.INNER);
    }

    private static Document parsed(Plan plan)
            throws ParserConfigurationException, SAXException, IOException {
        byte[] svg = PlanSvg.of(plan).getBytes(StandardCharsets.UTF_8);
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg));
    }

    private static Stream<Element> elements(Document document, String name) {
        NodeList nodes = document.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i));
    }

    private static Extent extent(int number, String name, long start) {
        return new Extent(number, name, PartitionType.LINUX, start, 2048);
    }

    private static Plan plan(String disk, List<DiskContent> destroys, List<Extent> extents) {
        DiskIdentity identity =
                new DiskIdentity(
                        Optional.of(disk), Optional.empty(), Optional.empty(), 1L << 30, 512);
        return new Plan(
                Firmware.BIOS,
                List.of(new PlannedDisk(disk, identity, destroys)),
                List.of(new Step.WriteGpt(disk, 512, 1L << 21, extents)));
    }
}
