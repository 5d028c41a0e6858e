package dev.sixphase.poller.jni;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Checksum;

/**
 * Puts the library into a file that nobody else can write to: {@code <cache>/<checksums>/libsixphase.so}.
 * The name comes from the content, so versions live side by side and all JVMs share one file. What is loaded
 * was compared with the content byte by byte: the name need not be hard to forge, and two checksums are known
 * long before the JVM has found its SHA-256 (ADR 0032).
 *
 * <p>What a JVM that was killed left half written, and private copies that could not be deleted while they
 * were loaded, are deleted by whoever comes a day later.
 */
final class LibraryCache {
    /** After so long nobody writes to a file any more, nor is about to load it. */
    static final Duration LITTER_AGE = Duration.ofDays(1);

    private static final String UUID_SHAPE = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

    private final Path directory;
    private final String fileName;
    private final FolderGuard guard;
    private final InstantSource now;

    /** The time is the one that files bear. */
    LibraryCache(final Path directory, final String fileName, final FolderGuard guard,
        final InstantSource now) {

        this.directory = directory;
        this.fileName = fileName;
        this.guard = guard;
        this.now = now;
    }

    /** A file with this content, which is written only if it is not there. */
    Path place(final byte[] content) throws IOException {
        final Path file = folder(content).resolve(fileName);
        if (!holds(file, content)) {
            final Path partial = write(file.getParent(), content);
            try {
                Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (final IOException e) {
                deleteUnlessLoaded(partial);
                // Windows does not replace a file that is loaded. Another JVM was quicker.
                if (!holds(file, content)) {
                    throw e;
                }
            }
            if (!holds(file, content)) {
                throw new IOException(file + " does not hold what was written to it");
            }
        }
        return file;
    }

    /** A new file with this content, for a class loader that is not the first. */
    Path placePrivately(final byte[] content) throws IOException {
        return write(folder(content), content);
    }

    /** Windows keeps a file that is loaded; then it is litter. */
    static void deleteUnlessLoaded(final Path privateFile) {
        try {
            Files.deleteIfExists(privateFile);
        } catch (final IOException ignored) {
            // Whoever comes a day later tries again.
        }
    }

    private Path folder(final byte[] content) throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(directory, guard.ofNewFolder());
        }
        guard.requireSafe(directory);
        final Path folder = directory.resolve(checksums(content));
        if (Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
            create(folder);
        }
        requireNoLink(folder);
        guard.requireOwn(folder);
        deleteLitter(folder);
        return folder;
    }

    private void create(final Path folder) throws IOException {
        try {
            Files.createDirectory(folder, guard.ofNewFolder());
        } catch (final FileAlreadyExistsException ignored) {
            // Another JVM was quicker.
        }
    }

    /** Nor a junction, which is a folder and something else. */
    private static void requireNoLink(final Path folder) throws IOException {
        final BasicFileAttributes attributes =
            Files.readAttributes(folder, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isDirectory() || attributes.isOther()) {
            throw new IOException(folder + " is not a folder: remove it");
        }
    }

    private void deleteLitter(final Path folder) {
        // Whatever else is in the way of this, the library is what matters.
        final String[] names = Objects.requireNonNullElse(folder.toFile().list(), new String[0]);
        for (final String name : names) {
            final Path file = folder.resolve(name);
            if (isPartial(name) && isOld(file)) {
                deleteUnlessLoaded(file);
            }
        }
    }

    private boolean isOld(final Path file) {
        try {
            final FileTime newest = FileTime.from(now.instant().minus(LITTER_AGE));
            return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).compareTo(newest) < 0;
        } catch (final IOException ignored) {
            // Somebody else was quicker.
            return false;
        }
    }

    private static boolean holds(final Path file, final byte[] content) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        // Not by a channel: this needs none of the classes and libraries that those do (ADR 0032).
        try (InputStream stream = new FileInputStream(file.toFile())) {
            return Arrays.equals(stream.readNBytes(content.length + 1), content);
        } catch (final FileNotFoundException ignored) {
            return false;
        }
    }

    /** Under a name of its own, so that a JVM which dies meanwhile leaves no half of a library behind. */
    private Path write(final Path folder, final byte[] content) throws IOException {
        final Path partial = folder.resolve(fileName + "." + UUID.randomUUID());
        Files.createFile(partial, guard.ofNewFile());
        try {
            return Files.write(partial, content, StandardOpenOption.WRITE);
        } catch (final IOException e) {
            deleteUnlessLoaded(partial);
            throw e;
        }
    }

    /** Whether it is a name that {@link #write} gives. */
    private boolean isPartial(final String name) {
        final int start = fileName.length() + 1;
        if (name.length() != start + UUID_SHAPE.length() || !name.startsWith(fileName + ".")) {
            return false;
        }
        for (int index = 0; index < UUID_SHAPE.length(); index++) {
            final char found = name.charAt(start + index);
            final boolean isHex = found >= '0' && found <= '9' || found >= 'a' && found <= 'f';
            if (UUID_SHAPE.charAt(index) == '-' ? found != '-' : !isHex) {
                return false;
            }
        }
        return true;
    }

    private static String checksums(final byte[] content) {
        return checksum(new CRC32(), content) + checksum(new Adler32(), content);
    }

    private static String checksum(final Checksum kind, final byte[] content) {
        kind.update(content);
        // With its leading zeros.
        return Long.toHexString(1L << Integer.SIZE | kind.getValue()).substring(1);
    }
}
