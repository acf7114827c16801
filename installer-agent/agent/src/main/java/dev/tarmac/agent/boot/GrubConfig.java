package dev.tarmac.agent.boot;

import dev.tarmac.image.ImageManifest;

import java.util.List;
import java.util.Optional;

/// GRUB's configuration, written once and complete: no generator has to run on the machine.
public final class GrubConfig {
    private GrubConfig() {}

    /// `grub.cfg`: one entry, the image's newest kernel.
    ///
    /// @param kernelArguments of the host, appended to `root=… ro`
    /// @param serialLine whether GRUB itself speaks on the serial console that the kernel gets; EFI
    ///   firmware does that for it
    public static String menu(
            GrubHome home,
            ImageManifest manifest,
            List<String> kernelArguments,
            boolean serialLine) {
        ImageManifest.Kernel kernel = manifest.kernels().getFirst();
        StringBuilder text = new StringBuilder("# Written when this machine was installed.\n");
        text.append("set default=0\nset timeout=1\n");
        if (serialLine) serial(kernelArguments).ifPresent(text::append);
        text.append("search --no-floppy --fs-uuid --set=root ")
                .append(hinted(home))
                .append(home.filesystemUuid())
                .append("\n\nmenuentry '")
                .append(manifest.os().prettyName().replace('\'', ' '))
                .append("' {\n    linux ")
                .append(home.insideBoot(kernel.path()))
                .append(" root=PARTUUID=")
                .append(home.rootPartuuid())
                .append(" ro");
        for (String argument : kernelArguments) text.append(' ').append(quoted(argument));
        text.append("\n    initrd ").append(home.insideBoot(kernel.initramfs())).append("\n}\n");
        return text.toString();
    }

    /// What core.img runs first: finds the file system that holds GRUB's directory.
    public static String early(GrubHome home) {
        String hint = home.hint().map(name -> " " + name).orElse("");
        return "search.fs_uuid "
                + home.filesystemUuid()
                + " root"
                + hint
                + "\nset prefix=($root)"
                + home.bootPath()
                + "\n";
    }

    /// The small file that a signed GRUB reads from the ESP.
    public static String stub(GrubHome home) {
        return "search.fs_uuid "
                + home.filesystemUuid()
                + " root\nset prefix=($root)"
                + home.bootPath()
                + "\nconfigfile $prefix/grub.cfg\n";
    }

    private static String hinted(GrubHome home) {
        return home.hint().map(hint -> "--hint " + hint + " ").orElse("");
    }

    /// GRUB speaks where the kernel will: `console=ttyS1,9600` is unit 1 at 9600.
    private static Optional<String> serial(List<String> kernelArguments) {
        for (String argument : kernelArguments) {
            if (!argument.startsWith("console=ttyS")) continue;
            String rest = argument.substring("console=ttyS".length());
            int comma = rest.indexOf(',');
            String unit = digits(comma < 0 ? rest : rest.substring(0, comma), "0");
            String speed = digits(comma < 0 ? "" : rest.substring(comma + 1), "115200");
            return Optional.of(
                    "serial --unit="
                            + unit
                            + " --speed="
                            + speed
                            + "\nterminal_input console serial\nterminal_output console serial\n");
        }
        return Optional.empty();
    }

    private static String digits(String text, String otherwise) {
        int end = 0;
        while (end < text.length() && Character.isDigit(text.charAt(end))) end++;
        return end == 0 ? otherwise : text.substring(0, end);
    }

    /// GRUB reads its configuration like a shell; anything but plain characters is quoted.
    private static String quoted(String argument) {
        for (int i = 0; i < argument.length(); i++) {
            char c = argument.charAt(i);
            if (!Character.isLetterOrDigit(c) && "=.,:_-/+@%".indexOf(c) < 0)
                return "'" + argument.replace("'", "'\\''") + "'";
        }
        return argument;
    }
}
