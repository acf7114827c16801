package dev.tarmac.http;

import dev.tarmac.catalog.AgentBuild;
import dev.tarmac.problem.Refused;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.PathTemplateMatch;

import java.io.IOException;
import java.nio.file.Path;

/// The agent's kernel and initramfs, by digest for machines, by name for people.
final class AgentFileRoutes {
    private final Services.AgentSource agent;

    AgentFileRoutes(Services.AgentSource agent) {
        this.agent = agent;
    }

    void kernel(HttpServerExchange exchange) throws IOException, Refused, HttpProblem {
        AgentBuild build = agent.read();
        send(exchange, build.kernel(), build.kernelSha256());
    }

    void initramfs(HttpServerExchange exchange) throws IOException, Refused, HttpProblem {
        AgentBuild build = agent.read();
        send(exchange, build.initramfs(), build.initramfsSha256());
    }

    private static void send(HttpServerExchange exchange, Path file, String sha256)
            throws IOException, HttpProblem {
        String wanted =
                exchange.getAttachment(PathTemplateMatch.ATTACHMENT_KEY)
                        .getParameters()
                        .getOrDefault("sha256", sha256);
        if (!wanted.equals(sha256))
            throw new HttpProblem(
                    404,
                    exchange.getRequestPath(),
                    "is of another build of the agent",
                    "fetch the boot script again: it names the build that is here now");
        FileReply.send(exchange, file, sha256, "application/octet-stream");
    }
}
