package dev.tarmac.bench.pxe;

import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Who serves TFTP, each on an address of its own.
enum Contender {
    OURS("192.168.76.1"),
    DNSMASQ("192.168.76.2"),
    TFTPD_HPA("192.168.76.3");

    static final List<Contender> PEERS = List.of(DNSMASQ, TFTPD_HPA);

    private final String address;

    Contender(String address) {
        this.address = address;
    }

    String address() {
        return address;
    }

    /// In the foreground. Nobody drops privileges: the folder may lie where only root looks.
    List<String> command(Rig rig) throws Refused, IOException, InterruptedException {
        return switch (this) {
            case OURS -> rig.tarmacServe();
            case DNSMASQ ->
                    List.of(
                            "dnsmasq",
                            "--keep-in-foreground",
                            "--conf-file=/dev/null",
                            "--port=0",
                            "--pid-file=",
                            "--user=root",
                            "--log-facility=-",
                            "--bind-interfaces",
                            "--listen-address=" + address,
                            "--enable-tftp",
                            "--tftp-root=" + rig.tftpRoot(),
                            "--tftp-max=1000");
            case TFTPD_HPA -> {
                Path files = rig.unpacked("tftpd-hpa", "libwrap0");
                yield Stream.of(
                                "env",
                                "LD_LIBRARY_PATH=" + UnpackedPackages.libraries(files),
                                files.resolve("usr/sbin/in.tftpd").toString(),
                                "--foreground",
                                "--user",
                                "root",
                                "--address",
                                address + ":69",
                                "--secure",
                                rig.tftpRoot().toString())
                        .toList();
            }
        };
    }

    /// As its users call it.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
