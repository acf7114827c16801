package dev.tarmac.http;

import dev.tarmac.catalog.Catalog;
import dev.tarmac.catalog.CatalogImage;
import dev.tarmac.image.ImageManifest;
import dev.tarmac.image.ImageName;
import dev.tarmac.image.ManifestJson;
import dev.tarmac.json.JsonObject;
import dev.tarmac.problem.Refused;

import io.undertow.server.HttpServerExchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `/api/v1/images`
final class ImageRoutes {
    private final Catalog catalog;

    ImageRoutes(Catalog catalog) {
        this.catalog = catalog;
    }

    void list(HttpServerExchange exchange) {
        List<Map<String, Object>> images = new ArrayList<>();
        for (ImageName name : catalog.names()) images.add(brief(name));
        Reply.json(exchange, 200, JsonObject.members("images", images));
    }

    /// An image that cannot be read is listed with its problems.
    private Map<String, Object> brief(ImageName name) {
        try {
            Optional<CatalogImage> image = catalog.find(name);
            if (image.isPresent()) return brief(image.get());
            return JsonObject.members("name", name.text(), "problems", List.of());
        } catch (Refused e) {
            return JsonObject.members(
                    "name",
                    name.text(),
                    "problems",
                    e.problems().stream().map(Reply::problem).toList());
        }
    }

    private static Map<String, Object> brief(CatalogImage image) {
        ImageManifest manifest = image.manifest();
        return JsonObject.members(
                "name", manifest.name(),
                "arch", manifest.arch(),
                "os", manifest.os().prettyName(),
                "dataBytes", manifest.dataBytes(),
                "tarBytes", manifest.tarBytes(),
                "kernel", manifest.kernels().getFirst().version(),
                "bios", image.abilities().grubBios(),
                "uefi", image.abilities().grubEfi(),
                "canProve", image.abilities().canProve(),
                "problems", List.of());
    }

    void show(HttpServerExchange exchange) throws HttpProblem, Refused {
        ImageName name = Ask.path(exchange, "*", ImageName::new);
        Optional<CatalogImage> image = catalog.find(name);
        if (image.isEmpty())
            throw new HttpProblem(
                    404, "image " + name, "is not in the store", "see what is: tarmac image list");
        Map<String, Object> json = brief(image.get());
        json.put("manifest", ManifestJson.encode(image.get().manifest()));
        json.put("manifestSha256", image.get().manifestSha256());
        Reply.json(exchange, 200, json);
    }
}
