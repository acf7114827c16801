package dev.tarmac.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.access.Session;
import dev.tarmac.boot.KeptLeases;
import dev.tarmac.boot.NetworkDiary;
import dev.tarmac.install.Wakeups;
import dev.tarmac.install.Watch;
import dev.tarmac.ledger.BootId;
import dev.tarmac.ledger.Moment;
import dev.tarmac.ledger.Moment.Kind;
import dev.tarmac.ledger.Seen;
import dev.tarmac.machine.Presence;
import dev.tarmac.problem.Refused;
import dev.tarmac.pxe.Arch;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.Loader;
import dev.tarmac.pxe.Location;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.PxeEvent;
import dev.tarmac.pxe.dhcp.lease.Lease;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/// What the tables do beneath the ports, on a real file.
class StoreTest {
    private static final MacAddress MAC = MacAddress.parse("52:54:00:00:00:01");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir Path directory;
    private Path file;
    private Database database;

    @BeforeEach
    void open() throws Refused {
        file = directory.resolve("data/tarmac.db");
        database = Database.open(file);
    }

    @AfterEach
    void close() {
        database.close();
    }

    /// It holds the keys that every proof token is derived from.
    @Test
    void nobodyElseReadsTheDatabase() throws Exception {
        new SessionRows(database).serverKey();
        assertThat(rights(file.getParent())).isEqualTo("rwx------");
        assertThat(rights(file)).isEqualTo("rw-------");
        assertThat(rights(file.resolveSibling("tarmac.db-wal"))).isEqualTo("rw-------");
    }

    @Test
    void aDatabaseThatOthersCouldReadIsClosedToThem() throws Exception {
        database.close();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        database = Database.open(file);
        assertThat(rights(file)).isEqualTo("rw-------");
    }

    private static String rights(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void aFailedStatementTellsNoValue() {
        SessionRows sessions = new SessionRows(database);
        assertThatThrownBy(() -> sessions.addTicket("top-secret", MAC, new BootId(404), NOW))
                .hasMessageContaining("insert into tickets")
                .message()
                .doesNotContain("top-secret");
    }

    /// Found in a review: fifty machines, a slow disk, and the diary was seconds behind. The
    /// DISCOVER began a boot that nobody was in, and the facts went there.
    @Test
    void theFactsOfABootStayInItHoweverLateTheDiaryIs() {
        BootRows boots = new BootRows(database);
        Watch watch = new Watch(boots, new InstallRows(database), new Wakeups());
        BootId boot =
                watch.note(
                                List.of(
                                        new Seen(MAC, Moment.of(Kind.SCRIPT, NOW)),
                                        new Seen(MAC, Moment.of(Kind.TICKET, NOW.plusSeconds(3)))))
                        .getLast();
        watch.note(List.of(new Seen(MAC, Moment.of(Kind.DISCOVER, NOW.minusSeconds(6)))));
        watch.note(List.of(new Seen(MAC, Moment.of(Kind.DISCOVER, NOW.plusSeconds(4)))));
        watch.note(
                new Session(MAC, boot, "1", List.of()), Moment.of(Kind.FACTS, NOW.plusSeconds(9)));
        assertThat(boots.moments(boot).stream().map(Moment::kind))
                .containsExactly(Kind.DISCOVER, Kind.SCRIPT, Kind.TICKET, Kind.FACTS);
    }

    /// Anybody can make up hardware addresses.
    @Test
    void ofStrangersTheLastThousandBootsAreKeptAndOfMachinesMore() {
        BootRows boots = new BootRows(database);
        new MachineRows(database).plugged(MAC, SOMEWHERE);
        BootId known = boots.record(List.of(discovered(MAC.bits()))).getFirst();
        List<Integer> kept =
                LongStream.range(0, 1100)
                        .mapToObj(number -> discovered(0x02aa_0000_0000L + number))
                        .map(seen -> boots.record(List.of(seen)).getFirst())
                        .toList()
                        .stream()
                        .map(boot -> boots.moments(boot).size())
                        .toList();
        assertThat(kept.subList(0, 100)).containsOnly(0);
        assertThat(kept.subList(100, 1100)).containsOnly(1);
        assertThat(boots.moments(known)).hasSize(1);
    }

    private static Seen discovered(long mac) {
        return new Seen(new MacAddress(mac), Moment.of(Kind.DISCOVER, NOW));
    }

    private static PxeEvent discover(MacAddress mac, Location location) {
        return new PxeEvent.DiscoverSeen(mac, Arch.BIOS, Loader.FIRMWARE, location, NOW);
    }

    /// Beside another DHCP server nothing else is heard of it.
    @Test
    void whereAMachineIsPluggedInIsKnownFromItsDiscover() {
        try (NetworkDiary diary =
                new NetworkDiary(
                        new Watch(new BootRows(database), new InstallRows(database), new Wakeups()),
                        new MachineRows(database)::plugged)) {
            diary.on(discover(MAC, SOMEWHERE));
        }
        assertThat(new MachineRows(database).find(MAC).orElseThrow().location())
                .isEqualTo(SOMEWHERE);
    }

    private static final Location SOMEWHERE = new Location(Optional.of("eth0/7"), Optional.empty());

    @Test
    void theDiaryKeepsBootsAndNoRenewals() {
        BootRows boots = new BootRows(database);
        MacAddress laptop = MacAddress.parse("52:54:00:00:00:02");
        Ip4Address address = Ip4Address.parse("192.168.76.100");
        try (NetworkDiary diary =
                new NetworkDiary(
                        new Watch(boots, new InstallRows(database), new Wakeups()),
                        new MachineRows(database)::plugged)) {
            diary.on(
                    new PxeEvent.AddressGiven(
                            laptop, address, Optional.empty(), Optional.empty(), SOMEWHERE, NOW));
            diary.on(discover(MAC, Location.UNKNOWN));
            diary.on(
                    new PxeEvent.AddressGiven(
                            MAC,
                            address,
                            Optional.of(Loader.FIRMWARE),
                            Optional.empty(),
                            SOMEWHERE,
                            NOW.plusSeconds(1)));
            diary.on(
                    new PxeEvent.TransferFinished(
                            Optional.of(MAC),
                            address,
                            "undionly.kpxe",
                            70_000,
                            NOW.plusSeconds(2)));
        }
        assertThat(boots.moments(new BootId(1)).stream().map(Moment::kind))
                .containsExactly(Kind.DISCOVER, Kind.ADDRESS, Kind.TRANSFER_FINISHED);
        assertThat(boots.moments(new BootId(2))).isEmpty();
        MachineRows machines = new MachineRows(database);
        assertThat(machines.find(MAC).orElseThrow().location()).isEqualTo(SOMEWHERE);
        assertThat(machines.find(laptop)).isEmpty();
    }

    @Test
    void aLeaseIsKeptReplacedAndRemoved() {
        KeptLeases leases = new KeptLeases(new LeaseRows(database));
        Lease first = new Lease(MAC, Ip4Address.parse("192.168.76.100"), NOW);
        Lease second = new Lease(MAC, Ip4Address.parse("192.168.76.101"), NOW.plusSeconds(9));
        leases.save(Map.of(first.address(), Optional.of(first)));
        assertThat(leases.load()).containsExactly(first);
        leases.save(
                Map.of(
                        second.address(), Optional.of(second),
                        first.address(), Optional.empty()));
        assertThat(leases.load()).containsExactly(second);
        leases.save(Map.of(second.address(), Optional.empty()));
        assertThat(leases.load()).isEmpty();
    }

    /// Which row is whose is known in memory: a restart must not forget it.
    @Test
    void anAddressHasOneLeaseAcrossARestart() {
        Ip4Address address = Ip4Address.parse("192.168.76.100");
        Lease before = new Lease(MAC, address, NOW);
        Lease other = new Lease(MAC, Ip4Address.parse("10.0.0.9"), NOW);
        Lease renewed =
                new Lease(MacAddress.parse("52:54:00:00:00:99"), address, NOW.plusSeconds(9));
        KeptLeases leases = new KeptLeases(new LeaseRows(database));
        leases.save(Map.of(address, Optional.of(before)));
        leases.save(Map.of(other.address(), Optional.of(other)));
        KeptLeases restarted = new KeptLeases(new LeaseRows(database));
        restarted.save(Map.of(address, Optional.of(renewed)));
        assertThat(restarted.load()).containsExactlyInAnyOrder(renewed, other);
        restarted.save(Map.of(address, Optional.empty(), other.address(), Optional.empty()));
        assertThat(restarted.load()).isEmpty();
    }

    /// A hundred agents at work say several things a second; none of it may cost a write.
    @Test
    void signsOfLifeAreKeptTogetherAndForMachinesThatAreThereOnly() {
        MachineRows machines = new MachineRows(database);
        Presence presence = new Presence(machines);
        MacAddress stranger = MacAddress.parse("52:54:00:00:00:99");
        machines.seen(MAC, "192.168.76.100", NOW);
        presence.heard(MAC, new Presence.Sign("192.168.76.101", NOW.plusSeconds(5)));
        presence.heard(stranger, new Presence.Sign("192.168.76.102", NOW));
        assertThat(machines.find(MAC).orElseThrow().lastSeen()).contains(NOW);
        presence.writeDown();
        assertThat(machines.find(MAC).orElseThrow().lastSeen()).contains(NOW.plusSeconds(5));
        assertThat(machines.find(MAC).orElseThrow().address()).contains("192.168.76.101");
        assertThat(machines.find(stranger)).isEmpty();
    }
}
