package dev.sixphase.poller.jni;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;

/**
 * Puts the library into a file that nobody else can write to: {@code <cache>/<sha256>/libsixphase.so}. The
 * name is the content, so versions live side by side, all JVMs share one file, and a file with other content
 * is no file of ours.
 *
 * <p>The folder is ours alone (owner and mode are checked, links are not followed), because between the
 * check of the content and the loading nobody may exchange the file.
 */
final class LibraryCache {
    private static final FileAttribute<Set<PosixFilePermission>> FOLDER_MODE =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> FILE_MODE =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final int MODE_OTHERS_WRITE = 0022;
    private static final int MODE_OTHERS = 0077;
    private static final int MODE_STICKY = 01000;
    private static final int ROOT = 0;

    private final Path directory;
    private final String fileName;

    LibraryCache(final Path directory, final String fileName) {
        this.directory = directory;
        this.fileName = fileName;
    }

    /** A file with this content, which is written only if it is not there. */
    Path place(final byte[] content) throws IOException {
        final Path file = folder(content).resolve(fileName);
        if (!holds(file, content)) {
            final Path partial = write(file.getParent(), content);
            try {
                Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (final AtomicMoveNotSupportedException e) {
                Files.deleteIfExists(partial);
                throw e;
            }
            if (!holds(file, content)) {
                throw new IOException(file + " does not hold what was written to it");
            }
        }
        return file;
    }

    /** A new file with this content, for a class loader that is not the first; delete it after loading. */
    Path placePrivately(final byte[] content) throws IOException {
        return write(folder(content), content);
    }

    private Path folder(final byte[] content) throws IOException {
        Files.createDirectories(directory, FOLDER_MODE);
        final int self = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        final int owner = (Integer) Files.getAttribute(directory, "unix:uid");
        final int mode = (Integer) Files.getAttribute(directory, "unix:mode");
        if (owner != self && owner != ROOT) {
            throw new IOException(directory + " belongs to user " + owner + ", and this is user " + self);
        }
        if ((mode & MODE_OTHERS_WRITE) != 0 && (mode & MODE_STICKY) == 0) {
            throw new IOException(directory + " can be written to by others: chmod go-w " + directory);
        }
        final Path folder = directory.resolve(sha256(content));
        try {
            Files.createDirectory(folder, FOLDER_MODE);
        } catch (final FileAlreadyExistsException ignored) {
            requireOwnFolder(folder, self);
        }
        return folder;
    }

    private static void requireOwnFolder(final Path folder, final int self) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(folder + " is not a folder: remove it");
        }
        final int owner = (Integer) Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        final int mode = (Integer) Files.getAttribute(folder, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        if (owner != self || (mode & MODE_OTHERS) != 0) {
            throw new IOException(folder + " belongs to user " + owner + " with mode "
                + Integer.toOctalString(mode & 0777) + ", but must be this user's (" + self
                + ") alone: remove it");
        }
    }

    private static boolean holds(final Path file, final byte[] content) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) != content.length) {
            return false;
        }
        try {
            return Arrays.equals(digest(Files.readAllBytes(file)), digest(content));
        } catch (final NoSuchFileException ignored) {
            return false;
        }
    }

    /** Under a name of its own, so that a JVM which dies meanwhile leaves no half of a library behind. */
    private Path write(final Path folder, final byte[] content) throws IOException {
        final Path partial = folder.resolve(fileName + "." + UUID.randomUUID());
        Files.createFile(partial, FILE_MODE);
        try {
            return Files.write(partial, content, StandardOpenOption.WRITE);
        } catch (final IOException e) {
            Files.deleteIfExists(partial);
            throw e;
        }
    }

    private static String sha256(final byte[] content) {
        return HexFormat.of().formatHex(digest(content));
    }

    private static byte[] digest(final byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (final NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
