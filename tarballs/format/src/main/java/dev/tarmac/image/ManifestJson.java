package dev.tarmac.image;

import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// [ImageManifest] as JSON and back. Members are called like the record components; `format` says
/// which version of this codec wrote them, and another version is refused by name.
public final class ManifestJson {
    /// More than any manifest of ours has: what a reader must be ready to hold in memory.
    public static final long MAX_BYTES = 64L << 20;

    private ManifestJson() {}

    public static Map<String, Object> encode(ImageManifest manifest) {
        return JsonObject.members(
                "format", ImageManifest.FORMAT,
                "name", manifest.name(),
                "arch", manifest.arch(),
                "os", os(manifest.os()),
                "dataBytes", manifest.dataBytes(),
                "dataSha256", manifest.dataSha256(),
                "tarBytes", manifest.tarBytes(),
                "entries", manifest.entries(),
                "unpackedBytes", manifest.unpackedBytes(),
                "kernels", manifest.kernels().stream().map(ManifestJson::kernel).toList(),
                "loaders", loaders(manifest.loaders()),
                "signed", manifest.signed(),
                "proofTools", manifest.proofTools(),
                "initSystem", manifest.initSystem(),
                "network", manifest.network(),
                "frames", manifest.frames().stream().map(ManifestJson::frame).toList());
    }

    public static ImageManifest decode(JsonObject json) throws MalformedJson {
        int format = json.integer("format");
        if (format != ImageManifest.FORMAT)
            throw json.wrong("format", Integer.toString(ImageManifest.FORMAT), format);
        String name = json.text("name");
        long tarBytes = json.number("tarBytes");
        long entries = json.number("entries");
        // Older manifests tell neither this nor who is signed.
        OptionalLong unpackedBytes = json.optionalNumber("unpackedBytes");
        try {
            return new ImageManifest(
                    name,
                    json.text("arch"),
                    os(json.object("os")),
                    json.number("dataBytes"),
                    json.text("dataSha256"),
                    tarBytes,
                    entries,
                    unpackedBytes.orElse(ImageManifest.leastUnpacked(tarBytes, entries)),
                    json.list("frames", ManifestJson::frame),
                    json.list("kernels", ManifestJson::kernel),
                    loaders(json.object("loaders")),
                    json.has("signed") ? json.texts("signed") : List.of(),
                    json.texts("proofTools"),
                    json.text("initSystem"),
                    json.text("network"));
        } catch (IllegalArgumentException e) {
            throw new MalformedJson("image manifest: " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> os(ImageManifest.Os os) {
        return JsonObject.members(
                "id", os.id(), "versionId", os.versionId(), "prettyName", os.prettyName());
    }

    private static ImageManifest.Os os(JsonObject json) throws MalformedJson {
        return new ImageManifest.Os(
                json.text("id"), json.text("versionId"), json.text("prettyName"));
    }

    private static Map<String, Object> frame(Frame frame) {
        return JsonObject.members(
                "offset", frame.offset(),
                "length", frame.length(),
                "tarBytes", frame.tarBytes(),
                "sha256", frame.sha256(),
                "startsEntry", frame.startsEntry());
    }

    private static Frame frame(JsonObject json) throws MalformedJson {
        return new Frame(
                json.number("offset"),
                json.number("length"),
                json.number("tarBytes"),
                json.text("sha256"),
                json.flag("startsEntry"));
    }

    private static Map<String, Object> kernel(ImageManifest.Kernel kernel) {
        return JsonObject.members(
                "version", kernel.version(),
                "path", kernel.path(),
                "initramfs", kernel.initramfs(),
                "initramfsSha256", kernel.initramfsSha256());
    }

    private static ImageManifest.Kernel kernel(JsonObject json) throws MalformedJson {
        return new ImageManifest.Kernel(
                json.text("version"),
                json.text("path"),
                json.text("initramfs"),
                json.text("initramfsSha256"));
    }

    private static Map<String, Object> loaders(ImageManifest.Loaders loaders) {
        return JsonObject.members(
                "biosModules", loaders.biosModules(),
                "efiModules", loaders.efiModules(),
                "shim", loaders.shim(),
                "grub", loaders.grub());
    }

    private static ImageManifest.Loaders loaders(JsonObject json) throws MalformedJson {
        return new ImageManifest.Loaders(
                json.optionalText("biosModules"),
                json.optionalText("efiModules"),
                json.optionalText("shim"),
                json.optionalText("grub"));
    }
}
