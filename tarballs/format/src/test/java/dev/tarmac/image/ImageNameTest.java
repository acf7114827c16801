package dev.tarmac.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;

class ImageNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"debian-12", "debian/12/x86_64/base", "Rocky_9.4", "a"})
    void acceptsNames(String text) throws Refused {
        assertThat(ImageName.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/etc",
                "..",
                "a/../b",
                "a//b",
                "a/",
                ".hidden",
                "a/.hidden",
                "-rf",
                "a b",
                "a\n",
                "data.tar.zst",
                "debian/manifest.json",
                "debian/data.tar.zst/x"
            })
    void refusesWhatIsNoSafePath(String text) {
        assertThatThrownBy(() -> ImageName.parse(text))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("not an image name")
                .hasMessageContaining("fix:");
    }

    @Test
    void refusesANameThatIsTooLong() {
        assertThatThrownBy(() -> new ImageName("a".repeat(129)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isADirectoryOfTheStore() {
        assertThat(new ImageName("debian/12").in(Path.of("/store")))
                .isEqualTo(Path.of("/store/debian/12"));
    }
}
