package dev.tarmac.http;

import dev.tarmac.catalog.AgentBuild;
import dev.tarmac.problem.Refused;

import io.undertow.server.HttpServerExchange;

import java.io.IOException;

/// The agent's kernel and initramfs.
final class AgentFileRoutes {
    private final Services.AgentSource agent;

    AgentFileRoutes(Services.AgentSource agent) {
        this.agent = agent;
    }

    void kernel(HttpServerExchange exchange) throws IOException, Refused, HttpProblem {
        AgentBuild build = agent.read();
        FileReply.send(exchange, build.kernel(), build.kernelSha256(), "application/octet-stream");
    }

    void initramfs(HttpServerExchange exchange) throws IOException, Refused, HttpProblem {
        AgentBuild build = agent.read();
        FileReply.send(
                exchange, build.initramfs(), build.initramfsSha256(), "application/octet-stream");
    }
}
