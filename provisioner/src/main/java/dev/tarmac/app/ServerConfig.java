package dev.tarmac.app;

import dev.tarmac.boot.LoaderFiles;
import dev.tarmac.boot.ServerUrl;
import dev.tarmac.boot.UefiLoader;
import dev.tarmac.install.InstallLimits;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;
import dev.tarmac.pxe.PxeConfig;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Everything that can be set about a server.
///
/// @param data directory of the database
/// @param images the image store
/// @param agent directory of the agent's kernel and initramfs
/// @param templates directory of kickstart templates
/// @param address of this server, as machines reach it
/// @param httpListen the address that HTTP listens on: `address` unless told otherwise, `0.0.0.0`
///   for all
/// @param loaders what firmware fetches first
/// @param uefiLoader of x86_64 machines with UEFI of which nothing is known
/// @param network DHCP and TFTP; empty leaves both to somebody else
/// @param kernelArguments of the agent's kernel
/// @param installs how many run at the same time; others wait for their turn
/// @param operations how it is run
public record ServerConfig(
        Path data,
        Path images,
        Path agent,
        Optional<Path> templates,
        String address,
        int httpPort,
        String httpListen,
        LoaderFiles loaders,
        UefiLoader uefiLoader,
        Optional<PxeConfig> network,
        List<String> kernelArguments,
        InstallLimits installs,
        OperationsConfig operations) {
    public ServerConfig {
        kernelArguments = List.copyOf(kernelArguments);
    }

    /// The configuration in that file, or every problem in it.
    public static ServerConfig read(Path file) throws Refused {
        try {
            return of(file, Files.readString(file));
        } catch (IOException e) {
            throw new Refused(
                    Problem.at(
                            file.toString(),
                            "cannot be read (" + e + ")",
                            "give the server's configuration: tarmac serve --config FILE"),
                    e);
        }
    }

    /// The same of a file's text.
    public static ServerConfig of(Path file, String text) throws Refused {
        return ConfigYaml.read(file, text);
    }

    /// What machines reach the server by, usually.
    public URI url() {
        return URI.create("http://" + address + ":" + httpPort);
    }

    /// The same for each machine.
    public ServerUrl urls() {
        return new ServerUrl(url(), httpListen.equals("0.0.0.0"));
    }
}
