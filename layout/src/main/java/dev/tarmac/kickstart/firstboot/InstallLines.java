package dev.tarmac.kickstart.firstboot;

import dev.tarmac.firstboot.Afterwards;
import dev.tarmac.firstboot.BootLoader;
import dev.tarmac.firstboot.Image;
import dev.tarmac.kickstart.StorageCommand.Bootloader;
import dev.tarmac.kickstart.SystemCommand;
import dev.tarmac.kickstart.SystemCommand.LiveImg;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Boot loader, image, and the end of the installation.
final class InstallLines {
    private static final List<String> ARCHIVES =
            List.of(".tar", ".tar.gz", ".tgz", ".tar.xz", ".txz", ".tar.zst");
    private static final Set<String> OTHER_PLACES = Set.of("partition", "boot");

    private final Lines lines;
    private final Departures departures;

    InstallLines(Lines lines, Departures departures) {
        this.lines = lines;
        this.departures = departures;
    }

    BootLoader bootLoader() {
        return lines.last(Bootloader.class)
                .map(
                        line -> {
                            Bootloader said = line.said();
                            if (OTHER_PLACES.contains(said.location()))
                                departures.tell(line, "--location");
                            return new BootLoader(
                                    departures.madeOf(
                                            line,
                                            "--append",
                                            KernelArguments.of(said.append().orElse("")),
                                            BootLoader::argument),
                                    said.timeoutSeconds()
                                            .flatMap(
                                                    it ->
                                                            departures.made(
                                                                    line,
                                                                    "--timeout",
                                                                    () ->
                                                                            BootLoader.menuSeconds(
                                                                                    it))));
                        })
                .orElse(BootLoader.USUAL);
    }

    Optional<Image> image() {
        return lines.last(LiveImg.class).flatMap(this::image);
    }

    private Optional<Image> image(Line<LiveImg> line) {
        LiveImg said = line.said();
        Optional<String> sha256 =
                said.sha256()
                        .flatMap(it -> departures.made(line, "--checksum", () -> Image.sha256(it)));
        Optional<Image> image = departures.made(line, "--url", () -> Image.of(said.url(), sha256));
        if (image.isEmpty() || isArchive(image.get())) return image;
        departures.tell(line, "--url");
        return Optional.empty();
    }

    private static boolean isArchive(Image image) {
        String path = image.address().getPath().toLowerCase(Locale.ROOT);
        return ARCHIVES.stream().anyMatch(path::endsWith);
    }

    Optional<Afterwards> afterwards() {
        return lines.last(SystemCommand.Afterwards.class)
                .map(
                        line ->
                                switch (line.said().action()) {
                                    case "halt" -> Afterwards.HALT;
                                    case "shutdown" -> Afterwards.POWER_OFF;
                                    default -> Afterwards.REBOOT;
                                });
    }
}
