package dev.tarmac.firstboot;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What reaches the machine from outside.
public sealed interface Firewall {
    /// Everything.
    record Off() implements Firewall {}

    /// What is named here, and what the image's default zone lets in.
    ///
    /// @param services as the firewall names them
    /// @param closed services that the default zone lets in and this machine does not
    /// @param trusted network devices through which everything comes in
    record On(List<Port> ports, List<String> services, List<String> closed, List<String> trusted)
            implements Firewall {
        private static final Pattern SERVICE = Pattern.compile("[A-Za-z0-9_.-]+");

        public On {
            ports = List.copyOf(ports);
            services = List.copyOf(services);
            closed = List.copyOf(closed);
            trusted = List.copyOf(trusted);
            services.forEach(On::service);
            closed.forEach(On::service);
            trusted.forEach(On::device);
        }

        /// The rule for names of services.
        public static String service(String name) {
            return Checks.matching("service of a firewall", SERVICE, name);
        }

        /// The rule for names of devices.
        public static String device(String name) {
            return Hosts.device(name);
        }
    }

    /// A range of ports; both ends are in it.
    record Port(int first, int last, Protocol protocol) {
        private static final Pattern WRITTEN =
                Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?[:/]([a-z]+)");

        public Port {
            Checks.between("port", first, 1, 65_535);
            Checks.between("port", last, first, 65_535);
        }

        /// `443:tcp`, `8000-8010/udp`.
        public static Port parse(String text) {
            Matcher written = WRITTEN.matcher(text);
            if (!written.matches())
                throw new IllegalArgumentException(
                        "'" + text.replaceAll("\\p{Cntrl}", "?") + "' is no port and protocol");
            int first = Integer.parseInt(written.group(1));
            int last = written.group(2) == null ? first : Integer.parseInt(written.group(2));
            return new Port(first, last, Protocol.of(written.group(3)));
        }

        @Override
        public String toString() {
            return first + (last == first ? "" : "-" + last) + "/" + protocol.word();
        }
    }

    /// What a port belongs to.
    enum Protocol {
        TCP,
        UDP,
        SCTP,
        DCCP;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Protocol of(String word) {
            for (Protocol protocol : values()) if (protocol.word().equals(word)) return protocol;
            throw new IllegalArgumentException("a port has tcp, udp, sctp or dccp, not " + word);
        }
    }
}
