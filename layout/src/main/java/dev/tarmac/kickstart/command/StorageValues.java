package dev.tarmac.kickstart.command;

import dev.tarmac.kickstart.Hidden;
import dev.tarmac.kickstart.StorageCommand;
import dev.tarmac.kickstart.StorageCommand.AutoPart;
import dev.tarmac.kickstart.StorageCommand.Bootloader;
import dev.tarmac.kickstart.StorageCommand.Btrfs;
import dev.tarmac.kickstart.StorageCommand.Cache;
import dev.tarmac.kickstart.StorageCommand.ClearPart;
import dev.tarmac.kickstart.StorageCommand.Clearing;
import dev.tarmac.kickstart.StorageCommand.Encryption;
import dev.tarmac.kickstart.StorageCommand.Format;
import dev.tarmac.kickstart.StorageCommand.IgnoreDisk;
import dev.tarmac.kickstart.StorageCommand.LogVol;
import dev.tarmac.kickstart.StorageCommand.Mount;
import dev.tarmac.kickstart.StorageCommand.Part;
import dev.tarmac.kickstart.StorageCommand.Raid;
import dev.tarmac.kickstart.StorageCommand.Reformat;
import dev.tarmac.kickstart.StorageCommand.ReqPart;
import dev.tarmac.kickstart.StorageCommand.Size;
import dev.tarmac.kickstart.StorageCommand.Snapshot;
import dev.tarmac.kickstart.StorageCommand.Thin;
import dev.tarmac.kickstart.StorageCommand.VolGroup;
import dev.tarmac.kickstart.StorageCommand.ZeroMbr;
import dev.tarmac.kickstart.Values;

import java.math.BigInteger;
import java.util.Optional;

/// Makes the records of the storage commands of their settings.
final class StorageValues {
    private StorageValues() {}

    static StorageCommand part(Values values) {
        return new Part(
                values.text("mountpoint"),
                size(values),
                format(values),
                encryption(values),
                !values.flag("format"),
                values.flag("resize"),
                values.flag("primOnly"),
                values.said("disk"),
                values.said("onPart"),
                values.said("onbiosdisk"));
    }

    static StorageCommand raid(Values values) {
        return new Raid(
                values.text("mountpoint"),
                values.text("device"),
                values.said("level"),
                values.number("spares").orElse(BigInteger.ZERO),
                nonZero(values, "chunk_size"),
                values.items("members"),
                format(values),
                encryption(values),
                values.flag("preexist"),
                !values.flag("format"));
    }

    static StorageCommand volGroup(Values values) {
        return new VolGroup(
                values.text("vgname"),
                values.items("physvols"),
                nonZero(values, "pesize"),
                nonZero(values, "reserved_space"),
                nonZero(values, "reserved_percent"),
                values.flag("preexist"),
                !values.flag("format"));
    }

    static StorageCommand logVol(Values values) {
        return new LogVol(
                values.text("mountpoint"),
                values.text("name"),
                values.text("vgname"),
                size(values),
                nonZero(values, "percent"),
                thin(values),
                cache(values),
                format(values),
                encryption(values),
                values.flag("preexist"),
                !values.flag("format"),
                values.flag("resize"));
    }

    static StorageCommand btrfs(Values values) {
        return new Btrfs(
                values.text("mountpoint"),
                values.items("devices"),
                values.said("label"),
                values.said("dataLevel"),
                values.said("metaDataLevel"),
                values.flag("subvol") ? values.said("name") : Optional.empty(),
                values.said("mkfsopts"),
                values.flag("preexist"));
    }

    static StorageCommand snapshot(Values values) {
        return new Snapshot(values.text("origin"), values.text("name"), values.text("when"));
    }

    static StorageCommand mount(Values values) {
        Reformat reformat =
                switch (values.text("reformat")) {
                    case "false", "" -> new Reformat.Keep();
                    case "true" -> new Reformat.Anew(Optional.empty());
                    default -> new Reformat.Anew(values.said("reformat"));
                };
        return new Mount(
                values.text("device"),
                values.text("mount_point"),
                reformat,
                values.said("mkfs_opts"),
                values.said("mount_opts"));
    }

    static StorageCommand clearPart(Values values) {
        Clearing clearing =
                switch (values.text("type")) {
                    case "0" -> new Clearing.Linux();
                    case "1" -> new Clearing.All();
                    case "2" -> new Clearing.None();
                    case "3" -> new Clearing.Listed(values.items("devices"));
                    default -> new Clearing.Unsaid();
                };
        return new ClearPart(
                clearing,
                values.items("drives"),
                values.flag("initAll"),
                values.said("disklabel"),
                values.flag("cdl"));
    }

    static StorageCommand ignoreDisk(Values values) {
        return new IgnoreDisk(values.items("ignoredisk"), values.items("onlyuse"));
    }

    static StorageCommand zeroMbr(Values values) {
        return new ZeroMbr();
    }

    static StorageCommand reqPart(Values values) {
        return new ReqPart(values.flag("addBoot"));
    }

    static StorageCommand autoPart(Values values) {
        return new AutoPart(
                Optional.of(AutoPartForm.name(values)).filter(name -> !name.isEmpty()),
                values.said("fstype"),
                values.flag("nohome"),
                values.flag("noboot"),
                values.flag("noswap"),
                values.flag("hibernation"),
                encryption(values));
    }

    static StorageCommand bootloader(Values values) {
        return new Bootloader(
                values.text("location"),
                values.said("appendLine"),
                values.number("timeout"),
                values.said("password").map(Hidden::new),
                values.flag("isCrypted"),
                values.said("bootDrive"),
                values.items("driveorder"),
                values.flag("leavebootorder"),
                values.flag("disabled"),
                values.flag("nombr"),
                values.flag("extlinux"),
                values.flag("sdboot"));
    }

    private static Size size(Values values) {
        return new Size(
                values.number("size"),
                values.flag("grow"),
                nonZero(values, "maxSizeMB"),
                values.flag("recommended"),
                values.flag("hibernation"));
    }

    private static Format format(Values values) {
        return new Format(
                values.said("fstype"),
                values.said("fsopts"),
                values.said("label"),
                values.said("fsprofile"),
                values.said("mkfsopts"));
    }

    private static Optional<Encryption> encryption(Values values) {
        if (!values.flag("encrypted")) return Optional.empty();
        return Optional.of(
                new Encryption(
                        values.said("passphrase").map(Hidden::new),
                        values.said("cipher"),
                        values.said("luks_version"),
                        values.said("pbkdf"),
                        nonZero(values, "pbkdf_memory"),
                        nonZero(values, "pbkdf_time"),
                        nonZero(values, "pbkdf_iterations"),
                        values.said("escrowcert"),
                        values.flag("backuppassphrase")));
    }

    private static Thin thin(Values values) {
        if (values.flag("thin_volume")) return new Thin.InPool(values.text("pool_name"));
        if (!values.flag("thin_pool")) return new Thin.No();
        return new Thin.Pool(
                nonZero(values, "metadata_size"),
                nonZero(values, "chunk_size"),
                values.said("profile"));
    }

    private static Optional<Cache> cache(Values values) {
        return nonZero(values, "cache_size")
                .map(
                        mebibytes ->
                                new Cache(
                                        mebibytes,
                                        values.said("cache_mode"),
                                        values.items("cache_pvs")));
    }

    /// A number that counts only when it is not zero.
    private static Optional<BigInteger> nonZero(Values values, String setting) {
        return values.number(setting).filter(number -> number.signum() != 0);
    }
}
