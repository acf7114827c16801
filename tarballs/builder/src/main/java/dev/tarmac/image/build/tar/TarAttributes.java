package dev.tarmac.image.build.tar;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What pax records and GNU long names said before a header, for that header only or, as globals,
/// for all that follow.
final class TarAttributes {
    private static final String XATTR = "SCHILY.xattr.";
    private static final String LIBARCHIVE_XATTR = "LIBARCHIVE.xattr.";
    private static final String SELINUX = "RHT.security.selinux";

    private final Map<String, String> records = new LinkedHashMap<>();

    /// `GNU.sparse.offset` and `.numbytes` of format 0.0 come once per segment.
    private final List<Long> sparseNumbers = new ArrayList<>();

    private int bytesLeft;

    TarAttributes(int maxBytes) {
        this.bytesLeft = maxBytes;
    }

    TarAttributes(TarAttributes globals, int maxBytes) {
        this(maxBytes);
        records.putAll(globals.records);
    }

    void add(List<PaxRecords.Entry> entries) throws MalformedTar {
        for (PaxRecords.Entry entry : entries) {
            spend(entry.key(), entry.value());
            switch (entry.key()) {
                case "GNU.sparse.offset", "GNU.sparse.numbytes" ->
                        sparseNumbers.add(TarNumbers.decimal(entry.value()));
                default -> keep(entry.key(), entry.value());
            }
        }
    }

    void put(String key, String value) throws MalformedTar {
        spend(key, value);
        keep(key, value);
    }

    private void spend(String key, String value) throws MalformedTar {
        bytesLeft -= key.length() + value.length();
        if (bytesLeft < 0) throw new MalformedTar("extended headers without end");
    }

    /// An empty value takes a global back.
    private void keep(String key, String value) {
        if (value.isEmpty() && !key.startsWith(XATTR)) records.remove(key);
        else records.put(key, value);
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(records.get(key));
    }

    long number(String key, long otherwise) throws MalformedTar {
        String value = records.get(key);
        return value == null ? otherwise : TarNumbers.decimal(value);
    }

    TarNumbers.Time mtime(long otherwise) throws MalformedTar {
        String value = records.get("mtime");
        return value == null ? new TarNumbers.Time(otherwise, 0) : TarNumbers.time(value);
    }

    SortedMap<String, String> xattrs() throws MalformedTar {
        SortedMap<String, String> xattrs = new TreeMap<>();
        for (Map.Entry<String, String> record : records.entrySet()) {
            String key = record.getKey();
            if (key.startsWith(XATTR)) xattrs.put(key.substring(XATTR.length()), record.getValue());
            else if (key.startsWith(LIBARCHIVE_XATTR))
                xattrs.putIfAbsent(
                        key.substring(LIBARCHIVE_XATTR.length()), base64(record.getValue()));
            else if (key.equals(SELINUX))
                xattrs.putIfAbsent("security.selinux", record.getValue() + "\0");
            else if (key.startsWith("SCHILY.acl."))
                throw new MalformedTar(
                        "access control lists as text ("
                                + TarText.show(key)
                                + "): pack with tar --xattrs --xattrs-include='*' instead of"
                                + " --acls");
        }
        return xattrs;
    }

    /// The sparse map where the pax records hold it (formats 0.0 and 0.1).
    Optional<SparseMap> sparseMap() throws MalformedTar {
        String size = records.get("GNU.sparse.size");
        if (size == null) return Optional.empty();
        List<Long> numbers = sparseNumbers;
        String map = records.get("GNU.sparse.map");
        if (map != null) {
            numbers = new ArrayList<>();
            for (String number : map.split(",", -1)) numbers.add(TarNumbers.decimal(number));
        }
        return Optional.of(SparseMap.ofNumbers(TarNumbers.decimal(size), numbers));
    }

    /// Format 1.0: the map is in front of the data, the real size is here.
    Optional<Long> sparseInData() throws MalformedTar {
        String major = records.get("GNU.sparse.major");
        if (major == null) return Optional.empty();
        String minor = records.getOrDefault("GNU.sparse.minor", "");
        if (!major.equals("1") || !minor.equals("0"))
            throw new MalformedTar(
                    "sparse format " + TarText.show(major + "." + minor) + " is unknown");
        return Optional.of(
                TarNumbers.decimal(
                        text("GNU.sparse.realsize")
                                .orElseThrow(
                                        () ->
                                                new MalformedTar(
                                                        "sparse file without a real size"))));
    }

    private static String base64(String value) throws MalformedTar {
        try {
            String padless = value.replaceAll("=+$", "");
            return TarText.of(
                    Base64.getDecoder().decode(padless.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (IllegalArgumentException e) {
            throw new MalformedTar("attribute value is no base64: " + e.getMessage(), e);
        }
    }
}
