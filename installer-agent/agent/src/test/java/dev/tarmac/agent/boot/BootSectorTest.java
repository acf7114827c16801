package dev.tarmac.agent.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

class BootSectorTest {
    private final byte[] bootImage = bootImage();

    @Test
    void saysWhereTheCoreImageBegins() {
        ByteBuffer code =
                ByteBuffer.wrap(BootSector.code(bootImage, 0x1_0000_0800L))
                        .order(ByteOrder.LITTLE_ENDIAN);

        assertThat(code.capacity()).isEqualTo(440);
        assertThat(code.getLong(0x5c)).isEqualTo(0x1_0000_0800L);
        assertThat(code.getShort(0x66)).isEqualTo((short) 0x9090);
    }

    @Test
    void changesNothingElse() {
        byte[] code = BootSector.code(bootImage, 2048);

        for (int i = 0; i < code.length; i++)
            if (i < 0x5c || i >= 0x68) assertThat(code[i]).isEqualTo(bootImage[i]);
    }

    @Test
    void takesNothingElseForABootImage() {
        assertThatThrownBy(() -> BootSector.code(new byte[512], 1))
                .hasMessageContaining("boot.img");
        assertThatThrownBy(() -> BootSector.code(Arrays.copyOf(bootImage, 511), 1))
                .hasMessageContaining("boot.img");
    }

    @Test
    void makesTheCoreImageLoadItselfFromItsPartition() {
        byte[] core = new byte[512 * 282 + 100];
        Arrays.fill(core, (byte) 7);

        byte[] placed = CoreImage.placed(core, 2048, 1 << 20);

        ByteBuffer first = ByteBuffer.wrap(placed).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(placed).hasSize(512 * 283);
        assertThat(first.getLong(500)).isEqualTo(2049);
        assertThat(first.getShort(508)).isEqualTo((short) 282);
        assertThat(first.getShort(510)).isEqualTo((short) 0x820);
        assertThat(placed[499]).isEqualTo((byte) 7);
        assertThat(placed[512]).isEqualTo((byte) 7);
        assertThat(placed[placed.length - 1]).isZero();
    }

    @Test
    void refusesACoreImageThatDoesNotFit() {
        assertThatThrownBy(() -> CoreImage.placed(new byte[4096], 2048, 4095))
                .hasMessageContaining("4096 bytes, the biosboot partition 4095");
    }

    private static byte[] bootImage() {
        byte[] image = new byte[512];
        for (int i = 0; i < 510; i++) image[i] = (byte) (i * 7);
        image[510] = 0x55;
        image[511] = (byte) 0xAA;
        return image;
    }
}
