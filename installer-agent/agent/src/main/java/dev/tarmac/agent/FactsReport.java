package dev.tarmac.agent;

import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.LinkNeighbour;
import dev.tarmac.facts.MachineFacts;
import dev.tarmac.facts.NicFacts;
import dev.tarmac.problem.Refused;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tells the server what the machine is made of: after a look at it, and again when more is known
/// of its network. What a switch says before the first look is told with that. The disks are always
/// those of the last look: in the middle of an install nobody looks at them.
final class FactsReport {
    private final Server server;
    private final Map<String, LinkNeighbour> neighbours = new HashMap<>();
    private Optional<MachineFacts> told = Optional.empty();

    FactsReport(Server server) {
        this.server = server;
    }

    /// Everything was looked at.
    synchronized void looked(MachineFacts facts) throws Refused, InterruptedException {
        tell(facts.with(withNeighbours(facts.nics())));
    }

    /// Only the network was; told when it is not as it was told.
    synchronized void looked(List<NicFacts> nics) throws Refused, InterruptedException {
        if (told.isEmpty()) return;
        List<NicFacts> now = withNeighbours(nics);
        if (!now.equals(told.get().nics())) tell(told.get().with(now));
    }

    synchronized void heard(String nic, LinkNeighbour neighbour)
            throws Refused, InterruptedException {
        neighbours.put(nic, neighbour);
        if (told.isPresent()) looked(told.get().nics());
    }

    synchronized List<String> disks() {
        List<String> names = new ArrayList<>();
        if (told.isPresent()) for (DiskFacts disk : told.get().disks()) names.add(disk.name());
        return names;
    }

    private void tell(MachineFacts facts) throws Refused, InterruptedException {
        told = Optional.of(facts);
        server.facts(facts);
    }

    private List<NicFacts> withNeighbours(List<NicFacts> nics) {
        List<NicFacts> all = new ArrayList<>();
        for (NicFacts nic : nics)
            all.add(nic.with(Optional.ofNullable(neighbours.get(nic.name()))));
        return all;
    }
}
