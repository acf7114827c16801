package dev.tarmac.http;

import dev.tarmac.install.InstallId;
import dev.tarmac.install.InstallState;
import dev.tarmac.install.Proof;
import dev.tarmac.install.Proofs;
import dev.tarmac.install.Proofs.Outcome;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.problem.Problem;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;

import java.io.IOException;
import java.util.List;

/// `POST /proof/v1`: the first word of an installed system.
final class ProofRoute implements HttpHandler {
    private final Proofs proofs;

    ProofRoute(Proofs proofs) {
        this.proofs = proofs;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange)
            throws IOException, HttpProblem, MalformedJson {
        JsonObject body = Ask.body(exchange, Ask.FROM_ANYBODY);
        String install = body.text("install");
        String token = body.text("token");
        switch (take(install, token, Proof.of(body))) {
            case Outcome.Proven() -> Reply.nothing(exchange);
            case Outcome.WrongToken() ->
                    throw new HttpProblem(
                            403,
                            "the proof",
                            "its token is not that of a running attempt",
                            "install the machine again, or ignore it: this system is of an older"
                                    + " install");
            case Outcome.NotNow(InstallState state) ->
                    throw new HttpProblem(
                            409,
                            "install " + install,
                            "is " + state + " and waits for no proof",
                            "nothing to do: a proof is taken once");
            case Outcome.WrongDisk(Problem problem) -> throw new HttpProblem(422, List.of(problem));
        }
    }

    private Outcome take(String install, String token, Proof proof) {
        try {
            return proofs.take(new InstallId(install), token, proof);
        } catch (IllegalArgumentException noId) {
            return new Outcome.WrongToken();
        }
    }
}
