package dev.tarmac.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.Map;

class SelectorTest {
    @Test
    void isWrittenAsLabels() {
        assertThat(Selector.parse("rack=r12, tier=cold").labels())
                .isEqualTo(Map.of("rack", "r12", "tier", "cold"));
        assertThatThrownBy(() -> Selector.parse("rack")).hasMessageContaining("NAME=VALUE");
        assertThatThrownBy(() -> Selector.parse("")).hasMessageContaining("NAME=VALUE");
        assertThatThrownBy(() -> Selector.parse("a=1,a=2")).hasMessageContaining("twice");
    }
}
