package dev.sixphase.poller.jni;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** By owner and mode: Linux, macOS, the BSDs. */
final class PosixGuard implements FolderGuard {
    private static final int MODE_OTHERS_WRITE = 0022;
    private static final int MODE_OTHERS = 0077;
    private static final int MODE_STICKY = 01000;
    private static final int ROOT = 0;
    private static final String OWNER = "unix:uid";
    private static final Path PROCESS = Path.of("/proc/self");

    private final int self;

    PosixGuard(final int self) {
        this.self = self;
    }

    /** The number of the user. */
    static int self() throws IOException {
        return Files.isDirectory(PROCESS) ? owner(PROCESS)
            : (Integer) FolderGuard.attributeOfNewFiles(OWNER);
    }

    private static int owner(final Path path, final LinkOption... options) throws IOException {
        return (Integer) Files.getAttribute(path, OWNER, options);
    }

    @Override
    public FileAttribute<?>[] ofNewFolder() {
        return mode("rwx------");
    }

    @Override
    public FileAttribute<?>[] ofNewFile() {
        return mode("rw-------");
    }

    private static FileAttribute<?>[] mode(final String mode) {
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))};
    }

    @Override
    public void requireSafe(final Path directory) throws IOException {
        final int owner = owner(directory);
        final int mode = (Integer) Files.getAttribute(directory, "unix:mode");
        if (owner != self && owner != ROOT) {
            throw new IOException(directory + " belongs to user " + owner + ", and this is user " + self);
        }
        if ((mode & MODE_OTHERS_WRITE) != 0 && (mode & MODE_STICKY) == 0) {
            throw new IOException(directory + " can be written to by others: chmod go-w " + directory);
        }
    }

    @Override
    public void requireOwn(final Path folder) throws IOException {
        final int owner = owner(folder, LinkOption.NOFOLLOW_LINKS);
        final int mode = (Integer) Files.getAttribute(folder, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        if (owner != self || (mode & MODE_OTHERS) != 0) {
            throw new IOException(folder + " belongs to user " + owner + " with mode "
                + Integer.toOctalString(mode & 0777) + ", but must be this user's (" + self
                + ") alone: remove it");
        }
    }
}
