package dev.tarmac.cli.local;

import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.system.Administrator;
import dev.tarmac.cli.system.Checkout;
import dev.tarmac.cli.system.OwnProgram;
import dev.tarmac.cli.system.SetupMissing;
import dev.tarmac.cli.system.SystemPackage;
import dev.tarmac.cli.system.SystemPackages;
import dev.tarmac.cli.view.Progress;
import dev.tarmac.image.ImageName;
import dev.tarmac.image.build.ImageBuild;
import dev.tarmac.image.build.ImageImport;
import dev.tarmac.image.build.ImageStore;
import dev.tarmac.image.build.ImportOptions;
import dev.tarmac.initramfs.AgentArtifacts;
import dev.tarmac.initramfs.AgentBuild;
import dev.tarmac.initramfs.AgentBuildConfig;
import dev.tarmac.lab.LabConfig;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What several commands must have before they can work: packages, the agent, an image. Each is
/// made only when it is missing or out of date.
final class Makings {
    static final String STANDARD_IMAGE = "debian-12";

    private final Session session;

    Makings(Session session) {
        this.session = session;
    }

    void packages(List<SystemPackage> needed) throws SetupMissing, IOException {
        new SystemPackages(Path.of("/"), Administrator.ofThisProcess(), session.err())
                .require(needed);
    }

    AgentArtifacts agent(Path folder, boolean freshPackages) throws Refused, InterruptedException {
        AgentBuildConfig config =
                AgentBuildConfig.of(
                        folder,
                        session.checkout().cache().resolve("agent"),
                        OwnProgram.agentJars());
        Progress progress = new Progress(session.progress());
        return AgentBuild.build(
                freshPackages ? config.withFreshPackages() : config,
                (what, percent) -> progress.at("agent: " + what, percent, 100));
    }

    /// The name of an image that is in the store by then: `what` is that name, or a file to import.
    String image(String what) throws Refused, IOException, InterruptedException {
        Path file = Path.of(what);
        if (Files.isRegularFile(file)) return imported(file);
        ImageName name = name(what);
        ImageStore store = new ImageStore(session.checkout().images());
        if (!store.list().contains(name)) build(name);
        return store.open(name).name().text();
    }

    /// Refuses what [#image] could not give, without building anything.
    void checkImage(String what) throws Refused, IOException {
        if (Files.isRegularFile(Path.of(what))) return;
        ImageName name = name(what);
        if (!new ImageStore(session.checkout().images()).list().contains(name)) definition(name);
    }

    /// Where labs are, and find what they need.
    LabConfig.Folders labFolders() {
        Checkout checkout = session.checkout();
        return new LabConfig.Folders(checkout.lab(), checkout.images(), checkout.agent());
    }

    private String imported(Path file) throws Refused, IOException {
        Progress progress = new Progress(session.progress());
        return ImageImport.run(
                        file,
                        ImageImportCommand.nameOf(file),
                        session.checkout().images(),
                        ImportOptions.DEFAULT.replacing(),
                        progress::at)
                .name();
    }

    private void build(ImageName name) throws Refused, IOException {
        Progress progress = new Progress(session.progress());
        ImageBuild.build(
                definition(name),
                session.checkout().images(),
                session.checkout().cache(),
                progress::at);
    }

    private Path definition(ImageName name) throws Refused {
        Path definition =
                session.checkout().root().resolve("tarballs/images").resolve(name + ".yaml");
        if (!Files.isRegularFile(definition))
            throw new Refused(
                    "image " + name,
                    "is not in the store, and there is no definition " + definition,
                    "import it: tarmac image import FILE --name " + name);
        return definition;
    }

    private static ImageName name(String text) throws Refused {
        try {
            return new ImageName(text);
        } catch (IllegalArgumentException e) {
            throw new Refused(
                    text,
                    "is neither a file nor the name of an image: " + e.getMessage(),
                    "see tarmac image list");
        }
    }
}
