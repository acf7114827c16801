package dev.tarmac.lab.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;

class SubnetTest {
    private static final Subnet LINKS = Subnet.parse("172.31.224.0/28");

    @Test
    void overlapsWhatContainsItAndWhatItContains() {
        assertThat(LINKS.overlaps(Subnet.parse("172.16.0.0/12"))).isTrue();
        assertThat(LINKS.overlaps(Subnet.parse("172.31.224.9"))).isTrue();
        assertThat(LINKS.overlaps(Subnet.parse("172.31.224.16/28"))).isFalse();
        assertThat(LINKS.overlaps(Subnet.parse("0.0.0.0/0"))).isTrue();
    }

    @Test
    void findsTheFirstLinkThatNobodyHas() {
        List<Subnet> taken = List.of(Subnet.parse("172.31.224.4/30"), Subnet.parse("10.0.0.0/8"));
        assertThat(LINKS.freeLink(1, taken)).hasToString("172.31.224.8/30");
        assertThat(LINKS.freeLink(7, taken)).hasToString("172.31.224.12/30");
        assertThat(LINKS.freeLink(8, taken).host(2)).isEqualTo("172.31.224.2");
    }

    @Test
    void saysWhenThereIsNone() {
        assertThatThrownBy(() -> LINKS.freeLink(0, List.of(Subnet.parse("172.16.0.0/12"))))
                .hasMessageContaining("172.31.224.0/28");
    }
}
