package dev.tarmac.initramfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;

class AptSourcesTest {
    @Test
    void takesTheMirrorsOfTheMachineAndAddsFirmware() throws Refused {
        String targets =
                """
                http://mirror.example/debian/\tbookworm\tmain\tDebian
                http://mirror.example/debian/\tbookworm\tcontrib\tDebian
                http://mirror.example/debian/\tbookworm-updates\tmain\tDebian
                http://mirror.example/security/\tbookworm-security\tmain\tDebian
                """;
        assertThat(AptSources.of(targets, "bookworm").text("/keys.gpg"))
                .isEqualTo(
                        """
                        deb [signed-by=/keys.gpg] http://mirror.example/debian/ bookworm main non-free-firmware
                        deb [signed-by=/keys.gpg] http://mirror.example/debian/ bookworm-updates main non-free-firmware
                        deb [signed-by=/keys.gpg] http://mirror.example/security/ bookworm-security main non-free-firmware
                        """);
    }

    @Test
    void asksAMirrorOfAnotherReleaseForOurs() throws Refused {
        String targets =
                """
                http://mirror.example/debian/\ttrixie\tmain\tDebian
                http://mirror.example/security/\ttrixie-security\tmain\tDebian
                """;
        assertThat(AptSources.of(targets, "bookworm").sources())
                .containsExactly(
                        new AptSources.Source("http://mirror.example/debian/", "bookworm"),
                        new AptSources.Source(
                                "http://mirror.example/security/", "bookworm-security"));
    }

    @Test
    void leavesOtherVendorsOut() throws Refused {
        String targets =
                """
                http://vendor.example/apt/\tbookworm\tmain\tVendor
                http://vendor.example/deb/\tnodistro\tmain\t$(ORIGIN)
                http://vendor.example/linux/\tbookworm\tstable\t$(ORIGIN)
                http://mirror.example/debian/\tbookworm-backports\tmain\tDebian
                http://mirror.example/debian/\tbookworm\tmain\t$(ORIGIN)
                """;
        assertThat(AptSources.of(targets, "bookworm").sources())
                .containsExactly(
                        new AptSources.Source("http://mirror.example/debian/", "bookworm"));
    }

    @Test
    void refusesAMachineWithoutADebianMirror() {
        assertThatThrownBy(() -> AptSources.of("nonsense\n\t\t\t\n", "bookworm"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("/etc/apt")
                .hasMessageContaining("fix: add a Debian source");
    }
}
