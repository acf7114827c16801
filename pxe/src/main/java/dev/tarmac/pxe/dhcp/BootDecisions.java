package dev.tarmac.pxe.dhcp;

import dev.tarmac.pxe.BootAnswer;
import dev.tarmac.pxe.BootAsk;
import dev.tarmac.pxe.BootPolicy;
import dev.tarmac.pxe.Loader;
import dev.tarmac.pxe.Location;
import dev.tarmac.pxe.PxeEvent;
import dev.tarmac.pxe.PxeEvents;
import dev.tarmac.pxe.dhcp.BootStages.Decision;

import java.time.Instant;

/// Asks the policy once in each exchange, and remembers what it said.
final class BootDecisions {
    private final BootPolicy policy;
    private final BootStages stages;
    private final PxeEvents events;

    BootDecisions(BootPolicy policy, BootStages stages, PxeEvents events) {
        this.policy = policy;
        this.stages = stages;
        this.events = events;
    }

    /// At a DISCOVER.
    Decision discovered(Exchange exchange, Instant now) {
        Decision decision = decide(exchange, now);
        BootAsk ask = decision.ask();
        events.on(
                new PxeEvent.DiscoverSeen(
                        ask.mac(), ask.arch(), ask.loader(), heardOf(exchange, decision), now));
        return decision;
    }

    /// Where we give addresses, the place is believed with the lease, of which there are not more
    /// than the pools hold: a DISCOVER costs whoever makes one up nothing.
    private static Location heardOf(Exchange exchange, Decision decision) {
        boolean counts =
                exchange.network().isProxied()
                        && !exchange.request().relay().isNone()
                        && !(decision.answer() instanceof BootAnswer.Silence);
        return counts ? decision.ask().location() : Location.UNKNOWN;
    }

    /// What the OFFER of this exchange said; decided anew only when we do not remember (a restart
    /// in between).
    Decision again(Exchange exchange, Instant now) {
        Client client = exchange.client();
        return stages.lastDecision(client.mac(), client.isIpxe(), now)
                .orElseGet(() -> decide(exchange, now));
    }

    void acknowledged(Decision decision, Instant now) {
        stages.acknowledged(decision, now);
    }

    private Decision decide(Exchange exchange, Instant now) {
        Client client = exchange.client();
        Loader loader = stages.loader(client.mac(), client.isIpxe(), now);
        BootAsk ask = exchange.ask(loader);
        Decision decision = new Decision(ask, policy.answer(ask), now);
        stages.decided(decision);
        return decision;
    }
}
