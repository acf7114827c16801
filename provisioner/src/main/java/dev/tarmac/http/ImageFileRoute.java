package dev.tarmac.http;

import dev.tarmac.catalog.Catalog;
import dev.tarmac.catalog.CatalogImage;
import dev.tarmac.image.ImageFiles;
import dev.tarmac.image.ImageName;
import dev.tarmac.problem.Refused;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;

import java.io.IOException;
import java.util.Optional;

/// `GET /images/<name>/data.tar.zst` and `manifest.json`. A name may have slashes; [ImageName] lets
/// none lead out of the store.
final class ImageFileRoute implements HttpHandler {
    static final String PREFIX = "/images/";

    private final Catalog catalog;

    ImageFileRoute(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange)
            throws IOException, Refused, HttpProblem {
        String path = exchange.getRelativePath().substring(PREFIX.length());
        int slash = path.lastIndexOf('/');
        String file = path.substring(slash + 1);
        CatalogImage image = find(exchange, path.substring(0, Math.max(slash, 0)));
        switch (file) {
            case ImageFiles.DATA ->
                    FileReply.send(
                            exchange,
                            image.dataFile(),
                            image.manifest().dataSha256(),
                            "application/zstd");
            case ImageFiles.MANIFEST ->
                    FileReply.send(
                            exchange,
                            image.manifestFile(),
                            image.manifestSha256(),
                            "application/json");
            default -> throw notThere(exchange);
        }
    }

    private CatalogImage find(HttpServerExchange exchange, String name)
            throws Refused, HttpProblem {
        try {
            Optional<CatalogImage> image = catalog.find(new ImageName(name));
            if (image.isPresent()) return image.get();
        } catch (IllegalArgumentException noName) {
            throw notThere(exchange);
        }
        throw notThere(exchange);
    }

    private static HttpProblem notThere(HttpServerExchange exchange) {
        return new HttpProblem(
                404,
                exchange.getRequestPath(),
                "is no file of an image in the store",
                "see what there is: tarmac image list");
    }
}
