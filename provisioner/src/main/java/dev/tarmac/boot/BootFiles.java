package dev.tarmac.boot;

import dev.tarmac.access.StrangerAlarm;
import dev.tarmac.catalog.AgentBuild;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.tftp.BootFile;
import dev.tarmac.pxe.tftp.DirectoryFiles;
import dev.tarmac.pxe.tftp.FileSource;
import dev.tarmac.pxe.tftp.TftpPath;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// Everything that is fetched by TFTP: the iPXE files, and for a signed GRUB all that iPXE would
/// fetch by HTTP, under the same names. What is one machine's alone is not given to another.
public final class BootFiles implements FileSource {
    private static final byte[] FIRST = GrubScript.FIRST.getBytes(StandardCharsets.UTF_8);

    /// GRUB looks into them for modules that it could load. A signed one has all of its own inside.
    /// Of a file without a byte it never fetches the end.
    private static final byte[] NO_MODULES = {'\n'};

    private static final Set<String> MODULE_LISTS =
            Set.of(
                    "grub/x86_64-efi/command.lst",
                    "grub/x86_64-efi/fs.lst",
                    "grub/x86_64-efi/crypto.lst",
                    "grub/x86_64-efi/terminal.lst");

    private static final int TICKET_CHARACTERS = 32;
    private static final int TICKET_BYTES = BootDesk.archive("x".repeat(TICKET_CHARACTERS)).length;

    private final FileSource loaders;
    private final Supplier<Optional<AgentBuild>> agent;
    private final Function<MacAddress, String> script;
    private final Function<MacAddress, byte[]> ticket;
    private final StrangerAlarm strangers;

    /// @param loaders what else is served
    /// @param agent as it is now; empty when there is none
    /// @param script what GRUB shall do on this machine
    /// @param ticket the archive with a new ticket of this machine
    /// @param strangers who asks for what is another's
    public BootFiles(
            FileSource loaders,
            Supplier<Optional<AgentBuild>> agent,
            Function<MacAddress, String> script,
            Function<MacAddress, byte[]> ticket,
            StrangerAlarm strangers) {
        this.loaders = loaders;
        this.agent = agent;
        this.script = script;
        this.ticket = ticket;
        this.strangers = strangers;
    }

    @Override
    public Optional<BootFile> open(TftpPath path) throws IOException {
        String name = path.toString();
        if (name.equals("grub/grub.cfg")) return Optional.of(HeldFile.of(FIRST));
        if (MODULE_LISTS.contains(name)) return Optional.of(HeldFile.of(NO_MODULES));
        Optional<Path> file = agent.get().flatMap(build -> agentFile(build, "/" + name));
        return file.isPresent() ? fromDisk(file.get()) : loaders.open(path);
    }

    @Override
    public Optional<BootFile> open(TftpPath path, Ip4Address client) throws IOException {
        List<String> parts = path.parts();
        boolean isOneMachines = parts.size() == 3 && parts.getFirst().equals("boot");
        return isOneMachines ? open(parts.get(1), parts.get(2), client) : open(path);
    }

    private Optional<BootFile> open(String machine, String file, Ip4Address client) {
        return switch (file) {
            case "grub.cfg" -> {
                String text = script.apply(allowed(machine, file, client));
                yield Optional.of(HeldFile.of(text.getBytes(StandardCharsets.UTF_8)));
            }
            case "ticket.cpio" -> {
                MacAddress mac = allowed(machine, file, client);
                yield Optional.of(new HeldFile(TICKET_BYTES, () -> ticket.apply(mac)));
            }
            default -> Optional.empty();
        };
    }

    private MacAddress allowed(String machine, String file, Ip4Address client) {
        MacAddress mac = MacAddress.parse(machine);
        if (!mac.isOneMachine())
            throw new IllegalArgumentException(mac + " belongs to no single machine");
        Optional<MacAddress> stranger = strangers.stranger(client, mac, file);
        if (stranger.isEmpty()) return mac;
        throw new IllegalArgumentException(
                file + " of " + mac + " is not for " + stranger.get() + ", which has your address");
    }

    private static Optional<Path> agentFile(AgentBuild build, String name) {
        AgentFiles files = AgentFiles.of(build);
        if (name.equals(files.kernel())) return Optional.of(build.kernel());
        if (name.equals(files.initramfs())) return Optional.of(build.initramfs());
        return Optional.ofNullable(build.loaders().get(name.substring(1)));
    }

    private static Optional<BootFile> fromDisk(Path file) throws IOException {
        return new DirectoryFiles(file.getParent())
                .open(new TftpPath(List.of(file.getFileName().toString())));
    }
}
