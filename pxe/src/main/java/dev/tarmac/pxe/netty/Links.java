package dev.tarmac.pxe.netty;

import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.Network;
import dev.tarmac.pxe.PxeConfig;
import dev.tarmac.pxe.dhcp.Arrival.Attached;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which interface is in which boot network, and as whom we answer there.
///
/// @param devices interfaces that are in a boot network, each with its networks
/// @param addresses every address of ours that clients and relays speak to, with the interface's
///   networks
/// @param loopback interfaces whose addresses are reached through all the others
record Links(
        Map<String, List<Attached>> devices,
        Map<Ip4Address, List<Attached>> addresses,
        Set<String> loopback) {
    /// An address that an interface of this machine has.
    record Own(String device, boolean loopback, Ip4Address address) {}

    static Links of(PxeConfig config, List<Own> own) {
        Map<String, List<Attached>> devices = new LinkedHashMap<>();
        Map<Ip4Address, List<Attached>> addresses = new LinkedHashMap<>();
        for (Network network : config.networks())
            in(network, config.server(), own)
                    .ifPresent(
                            mine ->
                                    devices.computeIfAbsent(mine.device(), _ -> new ArrayList<>())
                                            .add(new Attached(network, mine.address())));
        addresses.put(
                config.server(), devices.getOrDefault(device(config.server(), own), List.of()));
        for (List<Attached> attached : devices.values())
            for (Attached one : attached) addresses.put(one.server(), attached);
        Set<String> loopback = new LinkedHashSet<>();
        for (Own mine : own) if (mine.loopback()) loopback.add(mine.device());
        return new Links(devices, addresses, loopback);
    }

    boolean isLoopback(String device) {
        return loopback.contains(device);
    }

    /// The interface that is in a network: by the server's main address where that is in it.
    private static Optional<Own> in(Network network, Ip4Address server, List<Own> own) {
        List<Own> inside =
                own.stream().filter(mine -> network.subnet().holdsHost(mine.address())).toList();
        return inside.stream()
                .filter(mine -> mine.address().equals(server))
                .findFirst()
                .or(() -> inside.stream().findFirst());
    }

    private static String device(Ip4Address address, List<Own> own) {
        return own.stream()
                .filter(mine -> mine.address().equals(address))
                .map(Own::device)
                .findFirst()
                .orElse("");
    }

    boolean isOnLoopback(Network network) {
        return loopback.stream()
                .flatMap(device -> devices.getOrDefault(device, List.of()).stream())
                .anyMatch(one -> one.network().equals(network));
    }

    /// Whether machines that got their address elsewhere ask at this one what to boot. Relays may
    /// name any address of ours.
    boolean isProxyAt(Ip4Address address, PxeConfig config) {
        return addresses.getOrDefault(address, List.of()).stream()
                        .anyMatch(one -> one.network().isProxied())
                || behindRelays(config).stream().anyMatch(Network::isProxied);
    }

    /// Networks that none of our interfaces is in.
    List<Network> behindRelays(PxeConfig config) {
        Set<Network> attached = new LinkedHashSet<>();
        devices.values().forEach(some -> some.forEach(one -> attached.add(one.network())));
        return config.networks().stream().filter(one -> !attached.contains(one)).toList();
    }
}
