package dev.tarmac.http;

import dev.tarmac.pxe.Ip4Address;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Methods;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Inet4Address;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;

/// Boot loaders for UEFI HTTP Boot (UEFI 2.10 section 24.7): firmware asks for the size by HEAD,
/// then for the file, and takes it for a program by its type.
final class LoaderRoute implements HttpHandler {
    static final String PATH = "/boot/loader/{file}";

    private static final String TYPE = "application/efi";

    private final Function<String, Optional<Path>> loader;
    private final BootNetworkView network;

    LoaderRoute(Function<String, Optional<Path>> loader, BootNetworkView network) {
        this.loader = loader;
        this.network = network;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws IOException, HttpProblem {
        String name = Ask.path(exchange, "file", text -> text);
        Optional<Path> file = loader.apply(name);
        if (file.isEmpty())
            throw new HttpProblem(
                    404,
                    exchange.getRequestPath(),
                    "is no boot loader of this server",
                    "see `tftp: {root: ..., loaders: ...}` in docs/server.md");
        if (exchange.getRequestMethod().equals(Methods.GET)) noteEnd(exchange);
        FileReply.send(exchange, file.get(), sha256(file.get()), TYPE);
    }

    /// DHCP tells our loader from another by who fetched it, so it must know when the last byte has
    /// left, which is before the machine can have started it.
    private void noteEnd(HttpServerExchange exchange) {
        if (!(exchange.getSourceAddress().getAddress() instanceof Inet4Address client)) return;
        exchange.addExchangeCompleteListener(
                (over, next) -> {
                    long bytes = over.getResponseBytesSent();
                    if (over.getStatusCode() == 200 && bytes == over.getResponseContentLength())
                        network.machineAt(Ip4Address.of(client))
                                .ifPresent(
                                        mac ->
                                                network.loaderFetched(
                                                        mac, over.getRequestPath(), bytes));
                    next.proceed();
                });
    }

    /// A loader has a megabyte at most: read again for each machine, it may be replaced at any
    /// time.
    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digested =
                        new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digested.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
