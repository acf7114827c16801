package dev.tarmac.anaconda.lvm;

/// Names of volume groups and volumes, cleaned of what LVM does not take.
public final class VolumeNames {
    private static final int LONGEST = 55;

    private VolumeNames() {}

    /// `/` becomes `_`; what is neither a letter, a digit nor one of `._-` goes, and so does `-` or
    /// `_` at the front.
    public static String cleaned(String said) {
        String clean =
                said.strip()
                        .replace('/', '_')
                        .replaceAll("[^0-9a-zA-Z._-]", "")
                        .replaceFirst("^[-_]+", "");
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
    }
}
