package dev.tarmac.initramfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageSetTest {
    private static final String DIGEST = "0123456789abcdef".repeat(4);
    private static final String PRINTED =
            """
            Reading package lists...
            'http://m.example/pool/xfsprogs_6.1.0-1_amd64.deb' xfsprogs_6.1.0-1_amd64.deb 992260 SHA256:%s
            'http://m.example/pool/bb.deb' busybox-static_1%%3a1.35.0-4+deb12u1_amd64.deb 9 SHA256:%s
            """
                    .formatted(DIGEST, DIGEST);

    @Test
    void readsWhatAptPrintsAndSortsIt() throws Refused {
        PackageSet set = PackageSet.ofUris(PRINTED);
        assertThat(set.versions())
                .hasToString("{busybox-static=1:1.35.0-4+deb12u1, xfsprogs=6.1.0-1}");
        assertThat(set.text())
                .startsWith("busybox-static_1%3a1.35.0-4+deb12u1_amd64.deb " + DIGEST);
    }

    @Test
    void survivesBeingWrittenAndRead() throws Refused {
        PackageSet set = PackageSet.ofUris(PRINTED);
        assertThat(PackageSet.parse("set", set.text())).isEqualTo(set);
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "../x_1_amd64.deb 00", "a_1_amd64.deb zz", "a b c", "\0"})
    void refusesAFileThatWasTamperedWith(String line) {
        assertThatThrownBy(() -> PackageSet.parse("packages-1", line))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("packages-1: ");
    }

    @Test
    void refusesAMirrorWithoutStrongDigests() {
        assertThatThrownBy(() -> PackageSet.ofUris("'http://m/a.deb' a_1_all.deb 5 MD5Sum:00\n"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("SHA-256");
    }

    @Test
    void refusesAnEmptyAnswer() {
        assertThatThrownBy(() -> PackageSet.ofUris("")).isInstanceOf(Refused.class);
    }
}
