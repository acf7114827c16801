package dev.tarmac.metrics;

import dev.tarmac.install.Installs;
import dev.tarmac.install.StateCounts;
import dev.tarmac.ledger.Boots;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// All figures of one server. Those that are told are kept here; those that somebody else knows are
/// asked for when they are read.
public final class Metrics implements AutoCloseable {
    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final RequestTimes requests = new RequestTimes(registry);
    private final CommitTimes commits = new CommitTimes(registry);
    private final NetworkCounters network = new NetworkCounters(registry);
    private volatile Runnable beforeReading = () -> {};

    public Metrics() {
        new JvmMemoryMetrics().bindTo(registry);
        collections.bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        Gauge.builder("process.resident.memory", ResidentMemory::bytes)
                .description("Memory of this process that is in RAM")
                .baseUnit("bytes")
                .register(registry);
    }

    public RequestTimes requests() {
        return requests;
    }

    public CommitTimes commits() {
        return commits;
    }

    public NetworkCounters network() {
        return network;
    }

    /// Times of installs as they go on; for who hears of every change of one.
    public InstallTimes installs(Installs installs, Boots boots) {
        return new InstallTimes(registry, installs, boots);
    }

    /// Machines and installs, counted when they are read.
    public void count(Supplier<StateCounts> counts) {
        StateGauges gauges = new StateGauges(registry, counts);
        beforeReading = gauges::refresh;
    }

    /// The files of the inventory.
    public void databaseBytes(LongSupplier bytes) {
        Gauge.builder("tarmac.database.size", bytes::getAsLong)
                .description("The database and its log on the disk")
                .baseUnit("bytes")
                .register(registry);
    }

    /// The addresses that DHCP gives out of its pools.
    ///
    /// @param used given or set aside now
    public void pools(long size, IntSupplier used) {
        Gauge.builder("tarmac.dhcp.pool.addresses", () -> size)
                .description("Addresses in the pools of all networks")
                .register(registry);
        Gauge.builder("tarmac.dhcp.pool.addresses.used", used::getAsInt)
                .description("Addresses of the pools that are given or set aside")
                .register(registry);
    }

    /// Everything, in Prometheus' text format.
    public String text() {
        beforeReading.run();
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
