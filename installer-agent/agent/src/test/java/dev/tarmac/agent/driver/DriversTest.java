package dev.tarmac.agent.driver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Which modules are asked for; the files are not there, and that is told by name.
class DriversTest {
    @TempDir Path root;
    private final List<String> told = new ArrayList<>();
    private Drivers drivers;

    @BeforeEach
    void hasModules() throws IOException {
        StringBuilder index = new StringBuilder();
        for (String name : List.of("usbhid", "hid_generic", "sd_mod"))
            index.append("kernel/").append(name).append(".ko:\n");
        Files.writeString(root.resolve("modules.dep"), index);
        Files.writeString(root.resolve("modules.alias"), "alias scsi:t-0x00* sd_mod\n");
        drivers = Drivers.of(root.resolve("sys"), root, told::add);
    }

    @Test
    void aKeyboardThatComesLateFindsItsDriver() throws IOException {
        bus("usb");

        drivers.loadForAll();
        assertThat(told).isEmpty();
        drivers.loadForLateDevices();

        assertThat(told).hasSize(2);
        assertThat(told.getFirst()).startsWith("driver usbhid ");
        assertThat(told.getLast()).startsWith("driver hid_generic ");
    }

    @Test
    void aDiskThatComesLateFindsItsDriver() throws IOException {
        bus("scsi");

        drivers.loadForLateDevices();

        assertThat(told).singleElement().asString().startsWith("driver sd_mod ");
    }

    @Test
    void nothingIsLoadedForABusThatIsNotThere() {
        drivers.loadForLateDevices();

        assertThat(told).isEmpty();
    }

    private void bus(String name) throws IOException {
        Files.createDirectories(root.resolve("sys/bus/" + name + "/devices"));
    }
}
