package dev.tarmac.cli.local;

import dev.tarmac.app.ServerConfig;
import dev.tarmac.boot.LoaderFiles;
import dev.tarmac.boot.LoaderPolicy;
import dev.tarmac.catalog.AgentBuild;
import dev.tarmac.problem.Refused;
import dev.tarmac.pxe.BootAnswer;
import dev.tarmac.pxe.BootAsk;
import dev.tarmac.pxe.BootPolicy;
import dev.tarmac.pxe.Loader;
import dev.tarmac.pxe.PxeConfig;
import dev.tarmac.pxe.capture.Recorded;
import dev.tarmac.pxe.tftp.BootFile;
import dev.tarmac.pxe.tftp.DirectoryFiles;
import dev.tarmac.pxe.tftp.FileSource;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The server that a capture is put before.
record ReplayScene(PxeConfig network, BootPolicy policy, FileSource files) {
    /// Where loaders go next; a capture without HTTP in it does not tell.
    private static final int HTTP_PORT = 8077;

    /// As that server would decide; files that are not here are as long as in the capture.
    static ReplayScene configured(ServerConfig config, Path file, Recorded recorded)
            throws Refused, IOException {
        Optional<PxeConfig> network = config.network();
        if (network.isEmpty())
            throw new Refused(
                    file.toString(),
                    "has no boot network, so there is nothing to decide",
                    "add subnet and pool, or leave --config out");
        Path loaders = config.loaders().root();
        return new ReplayScene(
                network.get(),
                new LoaderPolicy(
                        config.urls(), config.loaders(), _ -> config.uefiLoader(), () -> true),
                Files.isDirectory(loaders)
                        ? here(new DirectoryFiles(loaders), recorded.files())
                        : recorded.files());
    }

    /// What a server has beside the loaders, made for each machine or lying with its agent, is in
    /// no directory here.
    private static FileSource here(FileSource loaders, FileSource recorded) {
        return path -> {
            Optional<BootFile> loader = loaders.open(path);
            return loader.isPresent() || !isBesideLoaders(path.toString())
                    ? loader
                    : recorded.open(path);
        };
    }

    private static boolean isBesideLoaders(String name) {
        return name.equals(AgentBuild.SHIM)
                || name.equals(AgentBuild.GRUB)
                || name.startsWith("grub/")
                || name.startsWith("boot/");
    }

    static ReplayScene taken(Recorded recorded, Path file) throws Refused {
        Optional<PxeConfig> network = recorded.network();
        if (network.isEmpty())
            throw new Refused(
                    file.toString(),
                    "has no answer of a DHCP server in it that tells what network this is",
                    "name the configuration to decide with: tarmac replay FILE --config tarmac.yaml");
        URI server = URI.create("http://" + network.get().server() + ":" + HTTP_PORT);
        return new ReplayScene(network.get(), ask -> usual(ask, server), recorded.files());
    }

    /// What a server with default settings says.
    private static BootAnswer usual(BootAsk ask, URI server) {
        if (ask.loader() == Loader.OUR_IPXE)
            return new BootAnswer.HttpUrl(server.resolve("/boot/" + ask.mac() + "/ipxe"));
        return ask.arch()
                .platform()
                .map(LoaderFiles.STANDARD::get)
                .<BootAnswer>map(
                        file ->
                                ask.isHttpBoot()
                                        ? new BootAnswer.HttpUrl(
                                                server.resolve(LoaderPolicy.LOADER_PATH + file))
                                        : new BootAnswer.TftpFile(file))
                .orElseGet(() -> new BootAnswer.Silence("no loader is known for " + ask.arch()));
    }
}
