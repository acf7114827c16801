package dev.tarmac.doctor;

import dev.tarmac.doctor.Verdict.Kind;
import dev.tarmac.pxe.DhcpDecision;
import dev.tarmac.pxe.DhcpDecision.Answered;
import dev.tarmac.pxe.DhcpSummary;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.PxeEvent.DhcpHandled;
import dev.tarmac.pxe.PxeEvent.RelayUnknown;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// From the first DISCOVER to the address.
final class DhcpVerdicts {
    /// Firmware repeats DISCOVER after 4 and 8 more seconds; who has taken no offer by then takes
    /// none.
    private static final Duration OFFER_TAKEN = Duration.ofSeconds(10);

    private static final Duration FILE_ASKED = Duration.ofSeconds(15);

    private DhcpVerdicts() {}

    /// Empty when it has asked for nothing.
    static Optional<Verdict> of(Course course, View view, Instant now) {
        List<DhcpHandled> packets = course.events(DhcpHandled.class);
        if (packets.isEmpty()) return Optional.empty();
        DhcpHandled last = packets.getLast();
        Optional<RelayUnknown> relay = course.last(RelayUnknown.class);
        if (relay.isPresent() && !relay.get().at().isBefore(last.at()))
            return Optional.of(relayUnknown(relay.get()));
        if (last.decision() instanceof DhcpDecision.Refused(String reason))
            return Optional.of(notAnswered(last.heard(), reason));
        List<DhcpHandled> offers =
                course.heard(DhcpSummary.Type.DISCOVER).stream()
                        .filter(packet -> packet.decision() instanceof Answered)
                        .toList();
        List<DhcpHandled> requests = course.heard(DhcpSummary.Type.REQUEST);
        return Optional.of(
                requests.isEmpty()
                        ? offered(offers, now)
                        : requested(requests.getLast(), offers, view, now));
    }

    private static Verdict offered(List<DhcpHandled> offers, Instant now) {
        boolean isIgnored =
                offers.size() > 1 && !now.isBefore(offers.getFirst().at().plus(OFFER_TAKEN));
        if (!isIgnored) return Verdict.booting("asks for an address and was offered one");
        boolean isRelayed = !offers.getLast().heard().relay().isNone();
        return new Verdict(
                Kind.OFFER_IGNORED,
                "was offered an address " + offers.size() + " times and took none",
                isRelayed
                        ? "see that the relay "
                                + offers.getLast().heard().relay()
                                + " gets our answers (UDP 67 to its address) and passes them on"
                        : "see that broadcasts from this server reach its port (VLAN, DHCP snooping:"
                                + " trust this server's port), and look at its console");
    }

    private static Verdict requested(
            DhcpHandled request, List<DhcpHandled> offers, View view, Instant now) {
        Optional<Ip4Address> ours = offers.stream().flatMap(DhcpVerdicts::server).findFirst();
        Optional<Ip4Address> chosen = request.heard().server();
        if (!(request.decision() instanceof Answered) && chosen.isPresent() && !chosen.equals(ours))
            return otherServer(chosen.get(), request, offers, view, now);
        if (request.decision() instanceof Answered(DhcpSummary reply, Ip4Address _)
                && reply.type() == DhcpSummary.Type.ACK) {
            // A proxy's ACK has no address in it: that is what the machine asked with.
            Ip4Address address =
                    reply.address().isNone() ? request.heard().address() : reply.address();
            return told(reply.bootFile(), address, request.at(), view, now);
        }
        return Verdict.booting("asks for an address that it had before; it will ask anew");
    }

    private static Stream<Ip4Address> server(DhcpHandled offer) {
        return offer.decision() instanceof Answered(DhcpSummary reply, Ip4Address _)
                ? reply.server().stream()
                : Stream.empty();
    }

    /// A proxy's offer has no address in it.
    private static boolean isProxys(DhcpHandled offer) {
        return offer.decision() instanceof Answered(DhcpSummary reply, Ip4Address _)
                && reply.address().isNone();
    }

    private static Verdict otherServer(
            Ip4Address chosen,
            DhcpHandled request,
            List<DhcpHandled> offers,
            View view,
            Instant now) {
        if (offers.stream().noneMatch(DhcpVerdicts::isProxys))
            return new Verdict(
                    Kind.OTHER_SERVER,
                    "took the offer of another DHCP server, " + chosen,
                    "turn DHCP off at "
                            + chosen
                            + " for this network, or leave addresses to it and run this server"
                            + " beside it as ProxyDHCP");
        // iPXE listens to proxies; our own was fetched because of one.
        Optional<String> url =
                offers.stream()
                        .flatMap(DhcpVerdicts::bootFile)
                        .reduce((_, later) -> later)
                        .filter(DhcpVerdicts::isUrl)
                        .filter(_ -> request.heard().isIpxe());
        if (url.isPresent())
            return told(url.get(), request.heard().address(), request.at(), view, now);
        if (now.isBefore(request.at().plus(FILE_ASKED)))
            return Verdict.booting("has its address from " + chosen + " and our boot file's name");
        return new Verdict(
                Kind.PROXY_IGNORED,
                "took its address from " + chosen + " and does not listen to ProxyDHCP offers",
                "set at "
                        + chosen
                        + ": next-server and option 66 to "
                        + last(offers.stream()
                                        .flatMap(DhcpVerdicts::server)
                                        .map(Ip4Address::toString))
                                .orElse("this server's address")
                        + ", filename and option 67 to "
                        + last(offers.stream().flatMap(DhcpVerdicts::bootFile))
                                .filter(file -> !file.isEmpty())
                                .orElse("the boot file")
                        + ", or turn DHCP off there and on here");
    }

    private static Stream<String> bootFile(DhcpHandled offer) {
        return offer.decision() instanceof Answered(DhcpSummary reply, Ip4Address _)
                ? Stream.of(reply.bootFile())
                : Stream.empty();
    }

    private static Optional<String> last(Stream<String> all) {
        return all.reduce((_, later) -> later);
    }

    private static boolean isUrl(String bootFile) {
        return bootFile.contains("://");
    }

    private static Verdict told(
            String bootFile, Ip4Address address, Instant at, View view, Instant now) {
        if (bootFile.isEmpty()) return Verdict.booting("has the address " + address);
        if (now.isBefore(at.plus(FILE_ASKED)))
            return Verdict.booting(
                    "has the address " + address + " and is told to boot " + bootFile);
        if (isUrl(bootFile) && view == View.PACKETS)
            return Verdict.booting(
                    "has the address "
                            + address
                            + " and is told to boot "
                            + bootFile
                            + "; what it fetched there is in no capture");
        if (isUrl(bootFile))
            return new Verdict(
                    Kind.HTTP_UNREACHABLE,
                    "has the address " + address + " but never asked for " + bootFile,
                    "see that its network reaches this server's HTTP port: a firewall, a missing"
                            + " gateway in tarmac.yaml, or `address` and `http.listen` that differ");
        return new Verdict(
                Kind.BOOT_FILE_NOT_ASKED,
                "has the address " + address + " but never asked for " + bootFile,
                "see that UDP port 69 of this server is reached from its network (firewall, gateway),"
                        + " and that network boot stands before other entries in its firmware");
    }

    private static Verdict relayUnknown(RelayUnknown seen) {
        boolean isSelected = !seen.link().equals(seen.relay());
        return new Verdict(
                Kind.RELAY_UNKNOWN,
                "asks through the relay "
                        + seen.relay()
                        + (isSelected
                                ? " for the network of "
                                        + seen.link()
                                        + ", which is not configured here"
                                : ", whose subnet is not configured here"),
                "add the subnet of "
                        + seen.link()
                        + " to tarmac.yaml, or take this server out of the relay");
    }

    private static Verdict notAnswered(DhcpSummary heard, String reason) {
        return new Verdict(
                Kind.NOT_ANSWERED,
                "sent a " + heard.type() + " that is not answered: " + reason,
                "change what the reason names; docs/doctor.md has the common ones");
    }
}
