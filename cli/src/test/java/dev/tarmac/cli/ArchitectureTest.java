package dev.tarmac.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.FileOutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The arrows of the house: which package may know which. A new package gets a line here before it
/// gets a class.
class ArchitectureTest {
    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.tarmac");

    /// What each part may use besides itself and the JDK; parts are packages below `dev.tarmac`, a
    /// trailing `..` takes in what lies below.
    private static final String ARROWS =
            """
            problem        ->
            json           ->
            yaml           -> problem
            facts          -> json
            firstboot      -> problem json
            layout         -> facts problem
            layout.rule    -> layout facts problem
            layout.yaml    -> layout layout.rule facts problem yaml
            kickstart         -> problem
            kickstart.text    -> problem
            kickstart.option  -> kickstart kickstart.text problem
            kickstart.command -> kickstart kickstart.text kickstart.option
            kickstart.read    -> kickstart kickstart.text kickstart.option kickstart.command problem
            anaconda.device    -> facts
            anaconda.grow      ->
            anaconda.partition -> anaconda.device anaconda.grow facts
            anaconda.lvm       -> anaconda.device anaconda.grow
            anaconda.tree      -> anaconda.device anaconda.partition anaconda.lvm problem
            anaconda.autopart  -> anaconda.device anaconda.partition anaconda.lvm anaconda.tree anaconda.layout layout facts problem
            anaconda.check     -> anaconda.device anaconda.partition anaconda.tree layout facts
            anaconda.layout    -> anaconda.device anaconda.partition anaconda.lvm anaconda.tree layout facts problem
            anaconda           -> anaconda.device anaconda.partition anaconda.tree anaconda.layout anaconda.check layout
            kickstart.convert -> kickstart kickstart.text anaconda.device anaconda.lvm anaconda.tree anaconda.layout anaconda.autopart layout facts problem
            kickstart.honoured  -> problem
            kickstart.firstboot -> kickstart kickstart.honoured firstboot problem
            kickstart.lint    -> kickstart kickstart.text kickstart.option kickstart.command kickstart.read kickstart.honoured kickstart.firstboot problem
            plan           -> layout facts problem json
            plan.outcome   -> plan layout facts
            plan.difference -> plan plan.outcome layout facts
            plan.text      -> plan plan.outcome plan.difference layout facts
            plan.svg       -> plan plan.outcome layout facts
            planner.storage -> layout facts plan problem
            planner.own    -> planner.storage layout facts plan problem
            planner.anaconda -> planner.storage anaconda anaconda.device anaconda.layout anaconda.partition anaconda.lvm anaconda.tree layout layout.rule facts plan problem
            planner        -> planner.storage planner.own planner.anaconda layout layout.rule facts plan problem
            order          -> plan layout facts firstboot problem json
            image          -> problem json
            image.build..  -> image problem json yaml
            pxe..          ->
            agent..        -> problem json facts firstboot layout plan order image
            initramfs..    -> image problem json
            audit          -> pxe..
            machine        -> json facts firstboot pxe.. audit
            profile        -> json image order firstboot
            rule           -> problem yaml facts pxe.. machine profile audit
            rack           -> problem yaml facts firstboot pxe.. machine profile rule audit
            install        -> problem json facts firstboot layout layout.yaml plan planner order image pxe.. audit machine profile rule rack catalog ledger access
            ledger         -> order pxe..
            catalog        -> problem json planner image
            access         -> ledger order pxe..
            tls            -> problem
            render         -> problem
            template       -> problem json facts pxe.. machine render
            boot           -> pxe.. facts plan order machine profile install catalog ledger access
            doctor         -> problem order pxe.. install
            store..        -> problem json facts firstboot plan order image pxe.. audit machine profile rule rack ledger access install
            ui             -> problem facts firstboot plan plan.outcome plan.text planner order image pxe.. audit machine profile rule rack catalog ledger install doctor
            http..         -> problem json facts firstboot layout layout.yaml plan planner order image pxe.. audit machine profile rule rack catalog ledger access install doctor ui render template
            metrics        -> plan order pxe.. ledger install
            app            -> problem yaml pxe.. machine profile catalog ledger access tls template install boot store.. doctor metrics http..
            lab            -> lab.net lab.process lab.qemu lab.server problem json facts
            lab.process    -> problem
            lab.net        -> lab.process problem json
            lab.qemu       -> lab.net lab.process problem json facts
            lab.server     -> lab.net lab.process problem json facts
            lab.disk       -> lab.process agent.run order plan layout facts problem json
            lab.trial      -> lab.disk lab.process agent.run agent.process order plan layout facts problem json
            bench          -> bench.planning problem json facts layout layout.yaml plan planner planner.anaconda kickstart.. firstboot anaconda.. image lab..
            bench.planning.. -> problem json facts layout layout.yaml plan planner planner.anaconda kickstart.. anaconda..
            bench.pxe      -> pxe.linux problem json lab..
            bench.fleet    -> problem json facts plan order image agent.network agent.run lab.process lab.server
            bench.inventory -> bench.fleet problem json order agent.network lab.server
            bench.fuzz     -> problem json facts firstboot layout layout.yaml kickstart.. plan plan.text planner planner.anaconda anaconda.. order image image.build.. pxe.. agent.image agent.network profile rule rack app render http doctor lab.process
            cli..          -> *
            """;

    private static final String WRITES =
            "write.*|new.*Writer|newOutputStream|newByteChannel|copy|move|delete.*|create.*|set.*";

    @TestFactory
    Stream<DynamicTest> everyPartUsesOnlyWhatItMay() {
        return ARROWS.lines()
                .filter(line -> !line.strip().endsWith("*"))
                .map(ArchitectureTest::arrow);
    }

    private static DynamicTest arrow(String line) {
        String[] sides = line.split("->", -1);
        String part = sides[0].strip();
        List<String> allowed = new ArrayList<>(List.of("dev.tarmac." + part));
        Arrays.stream(sides[1].strip().split(" ")).map("dev.tarmac."::concat).forEach(allowed::add);
        return DynamicTest.dynamicTest(
                line.strip(),
                () ->
                        noClasses()
                                .that()
                                .resideInAPackage("dev.tarmac." + part)
                                .should()
                                .dependOnClassesThat(
                                        resideInAPackage("dev.tarmac..")
                                                .and(
                                                        not(
                                                                resideInAnyPackage(
                                                                        allowed.toArray(
                                                                                String[]::new)))))
                                .check(HOUSE));
    }

    @Test
    void everyPackageHasItsLine() {
        List<String> parts =
                ARROWS.lines().map(line -> "dev.tarmac." + line.split(" ", 2)[0].strip()).toList();
        classes()
                .should()
                .resideInAnyPackage(parts.toArray(String[]::new))
                .because("a package without a line in ARROWS has no rule")
                .check(HOUSE);
    }

    @Test
    void noPackagesImportEachOther() {
        slices().matching("dev.tarmac.(**)").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void sqlIsSpokenOnlyInTheStore() {
        only(
                "dev.tarmac.store..",
                "java.sql..",
                "javax.sql..",
                "org.jdbi..",
                "com.zaxxer..",
                "org.flywaydb..",
                "org.sqlite..");
    }

    @Test
    void undertowIsKnownOnlyWhereHttpIsServed() {
        only("dev.tarmac.http..", "io.undertow..", "org.xnio..");
    }

    @Test
    void freeMarkerIsKnownOnlyWhereTemplatesAreRendered() {
        only("dev.tarmac.render", "freemarker..");
    }

    @Test
    void slowHashesAreMadeOnlyWhereAccessIsDecided() {
        only("dev.tarmac.access", "com.password4j..");
    }

    @Test
    void nettyIsKnownOnlyToOnePackage() {
        only("dev.tarmac.pxe.netty", "io.netty..");
    }

    @Test
    void micrometerIsKnownOnlyToTheMetrics() {
        only("dev.tarmac.metrics", "io.micrometer..", "io.prometheus..");
    }

    @Test
    void commandLineLibrariesAreKnownOnlyToTheCommandLine() {
        only("dev.tarmac.cli..", "picocli..");
    }

    @Test
    void processesAreStartedOnlyByNamedPackages() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        // The shell for the person in front of the machine.
                        "dev.tarmac.agent",
                        "dev.tarmac.agent.process",
                        "dev.tarmac.cli.system",
                        "dev.tarmac.image.build",
                        "dev.tarmac.initramfs",
                        "dev.tarmac.lab.process",
                        // The JDK's keytool.
                        "dev.tarmac.tls")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(ProcessBuilder.class.getName())
                .orShould()
                .callMethod(Runtime.class, "exec", String[].class)
                .check(HOUSE);
    }

    /// As far as bytecode tells: nobody else holds a disk open for writing, and nobody else but the
    /// unpacker writes files. (The unpacker is given the directory that `run` has mounted.)
    @Test
    void onlyThePackageRunChangesDisks() {
        noClasses()
                .that()
                .resideInAPackage("dev.tarmac.agent..")
                .and()
                .resideOutsideOfPackages("dev.tarmac.agent.run", "dev.tarmac.agent.linux")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("dev.tarmac.agent.linux.BlockDevice")
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAPackage("dev.tarmac.agent..")
                .and()
                .resideOutsideOfPackages("dev.tarmac.agent.run", "dev.tarmac.agent.image")
                // Writes to /dev/console.
                .and()
                .doNotHaveFullyQualifiedName("dev.tarmac.agent.Console")
                // Writes to /proc/sys.
                .and()
                .doNotHaveFullyQualifiedName("dev.tarmac.agent.network.IdleNics")
                .should()
                .callMethodWhere(target(owner(type(Files.class))).and(target(nameMatching(WRITES))))
                .orShould()
                .callMethodWhere(
                        target(owner(type(FileChannel.class))).and(target(nameMatching("open"))))
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName(FileOutputStream.class.getName())
                .orShould()
                .callMethodWhere(
                        target(owner(type(RandomAccessFile.class)))
                                .and(target(nameMatching("write.*|setLength|getChannel"))))
                .check(HOUSE);
    }

    /// Not found by accident: the import above sees all modules.
    @Test
    void theHouseIsSeenWhole() {
        assertThat(HOUSE.contain("dev.tarmac.plan.Plan")).isTrue();
        assertThat(HOUSE.contain("dev.tarmac.image.ImageManifest")).isTrue();
        assertThat(HOUSE.contain("dev.tarmac.cli.Main")).isTrue();
        assertThat(HOUSE.contain("dev.tarmac.agent.linux.BlockDevice")).isTrue();
    }

    private static void only(String home, String... libraries) {
        only(List.of(home), libraries);
    }

    private static void only(List<String> homes, String... libraries) {
        noClasses()
                .that()
                .resideOutsideOfPackages(homes.toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .check(HOUSE);
    }
}
