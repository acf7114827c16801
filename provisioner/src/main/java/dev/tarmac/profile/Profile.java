package dev.tarmac.profile;

import dev.tarmac.firstboot.Setup;
import dev.tarmac.image.ImageName;
import dev.tarmac.order.HostSettings;

import java.time.Duration;
import java.util.List;

/// Everything that installs of one kind share.
///
/// @param layout the YAML text of the disk layout
/// @param wipe installs may destroy what is on the disks
/// @param secureBootRequired a machine that does not check signatures when it starts is refused
/// @param acceptUnproven installs an image that has nothing to phone home with
/// @param proveWithin how long after `installed` the first boot may take
/// @param setup accounts, files and scripts of the installed system
public record Profile(
        ProfileName name,
        String layout,
        ImageName image,
        HostnamePattern hostname,
        List<String> sshKeys,
        List<String> kernelArguments,
        boolean wipe,
        boolean acceptUnproven,
        boolean secureBootRequired,
        HostSettings.BootOrder bootOrder,
        Duration proveWithin,
        Setup setup) {
    public Profile {
        sshKeys = List.copyOf(sshKeys);
        kernelArguments = List.copyOf(kernelArguments);
    }

    /// One that sets up nothing more.
    public Profile(
            ProfileName name,
            String layout,
            ImageName image,
            HostnamePattern hostname,
            List<String> sshKeys,
            List<String> kernelArguments,
            boolean wipe,
            boolean acceptUnproven,
            boolean secureBootRequired,
            HostSettings.BootOrder bootOrder,
            Duration proveWithin) {
        this(
                name,
                layout,
                image,
                hostname,
                sshKeys,
                kernelArguments,
                wipe,
                acceptUnproven,
                secureBootRequired,
                bootOrder,
                proveWithin,
                Setup.NOTHING);
    }
}
