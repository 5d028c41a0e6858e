package dev.sixphase.poller.jni;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Puts the library into a file that nobody else can write to: {@code <cache>/<sha256>/libsixphase.so}. The
 * name is the content, so versions live side by side, all JVMs share one file, and a file with other content
 * is no file of ours.
 *
 * <p>What a JVM that was killed left half written, and private copies that could not be deleted while they
 * were loaded, are deleted by whoever comes a day later.
 */
final class LibraryCache {
    /** After so long nobody writes to a file any more, nor is about to load it. */
    static final Duration LITTER_AGE = Duration.ofDays(1);

    private static final String UUID_PATTERN = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

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
        Files.createDirectories(directory, guard.ofNewFolder());
        guard.requireSafe(directory);
        final Path folder = directory.resolve(sha256(content));
        try {
            Files.createDirectory(folder, guard.ofNewFolder());
        } catch (final FileAlreadyExistsException ignored) {
            requireNoLink(folder);
        }
        guard.requireOwn(folder);
        deleteLitter(folder);
        return folder;
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
        final Pattern names = Pattern.compile(Pattern.quote(fileName) + "\\." + UUID_PATTERN);
        final FileTime newest = FileTime.from(now.instant().minus(LITTER_AGE));
        try (DirectoryStream<Path> litter = Files.newDirectoryStream(folder,
            file -> names.matcher(file.getFileName().toString()).matches()
                && Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).compareTo(newest) < 0)) {
            litter.forEach(LibraryCache::deleteUnlessLoaded);
        } catch (final IOException | DirectoryIteratorException ignored) {
            // Somebody else was quicker; it harms nobody.
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
        Files.createFile(partial, guard.ofNewFile());
        try {
            return Files.write(partial, content, StandardOpenOption.WRITE);
        } catch (final IOException e) {
            deleteUnlessLoaded(partial);
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
