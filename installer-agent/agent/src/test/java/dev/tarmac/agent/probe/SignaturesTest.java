package dev.tarmac.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.facts.DiskContent;
import dev.tarmac.json.MalformedJson;

import org.junit.jupiter.api.Test;

import java.util.Optional;

class SignaturesTest {
    private static final String GPT =
            """
            {"signatures": [
              {"device":"vda","offset":"0x200","type":"gpt","uuid":"6f3c","label":null},
              {"device":"vda","offset":"0x27ffffe00","type":"gpt","uuid":"6f3c","label":null},
              {"device":"vda","offset":"0x1fe","type":"PMBR","uuid":null,"label":null},
              {"device":"vda2","offset":"0x438","type":"ext4","uuid":"11-22","label":"root"},
              {"device":"vda3","offset":"0x218","type":"LVM2_member","uuid":"Ab","label":""}]}
            """;

    @Test
    void tellsOneTableForBothItsCopies() throws MalformedJson {
        assertThat(Signatures.parse(GPT))
                .containsExactly(
                        new DiskContent("vda", "gpt", Optional.empty(), Optional.of("6f3c")),
                        new DiskContent("vda2", "ext4", Optional.of("root"), Optional.of("11-22")),
                        new DiskContent("vda3", "lvm2", Optional.empty(), Optional.of("Ab")));
    }

    @Test
    void tellsNothingOfAnEmptyDisk() throws MalformedJson {
        assertThat(Signatures.parse("")).isEmpty();
        assertThat(Signatures.parse("{\"signatures\": []}")).isEmpty();
    }

    @Test
    void doesNotTakeAnErrorForAnEmptyDisk() {
        assertThatThrownBy(() -> Signatures.parse("wipefs: error"))
                .isInstanceOf(MalformedJson.class);
    }
}
