package dev.tarmac.agent.image;

import dev.tarmac.agent.linux.Errno;
import dev.tarmac.agent.linux.LinuxException;
import dev.tarmac.image.Frame;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

/// Puts what can go wrong while unpacking into words: place, fact, fix.
final class UnpackFailure {
    private static final String REBUILD = "build or import the image again: tarmac image import";

    private UnpackFailure() {}

    static Refused of(LinuxException e, String target) {
        String what = e.getMessage();
        return switch (e.errno()) {
            case Errno.ENOSPC, Errno.EDQUOT ->
                    refused(
                            target,
                            "the disk is full: " + what,
                            "give the file system more room in the layout, or take a smaller image",
                            e);
            case Errno.EIO, Errno.EROFS ->
                    refused(
                            target,
                            "the disk failed: " + what,
                            "look at dmesg in the agent's shell; check or replace the disk",
                            e);
            case Errno.EEXIST ->
                    refused(
                            target,
                            "there is something already: " + what,
                            "unpack to an empty file system; if it was, the image has the entry"
                                    + " twice: import it again",
                            e);
            case Errno.ELOOP, Errno.EXDEV, Errno.ENOTDIR ->
                    refused(target, "a path of the image leads away: " + what, REBUILD, e);
            default ->
                    refused(
                            target,
                            what,
                            "look at dmesg in the agent's shell, then retry the install",
                            e);
        };
    }

    /// Both paths were found below the target, so it is the layout that keeps them apart.
    static Refused linkAcrossBorder(TarPath link, TarPath file) {
        return new Refused(
                "/" + link,
                "is a hard link to /" + file + ", and the two lie on different file systems",
                "put both paths into one partition of the layout");
    }

    static Refused stillWriting(String target, InterruptedException e) {
        return refused(
                target,
                "the unpacking was to end, and a thread of it still writes",
                "the disk does not answer: look at dmesg, then start the machine again",
                e);
    }

    static Refused frame(String image, int index, Frame frame, String what) {
        return new Refused(
                "image "
                        + image
                        + ", frame "
                        + index
                        + " (bytes "
                        + frame.offset()
                        + " to "
                        + (frame.offset() + frame.length() - 1)
                        + ")",
                what,
                REBUILD);
    }

    static Refused image(String image, String what) {
        return new Refused("image " + image, what, REBUILD);
    }

    private static Refused refused(String where, String what, String fix, Throwable cause) {
        return new Refused(Problem.at(where, what, fix), cause);
    }
}
