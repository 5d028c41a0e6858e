package dev.sixphase.loop.work;

import dev.sixphase.api.FileStatus;
import dev.sixphase.api.SystemCallException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import static dev.sixphase.loop.work.FileFailure.explained;

/** The blocking half of {@link PoolFs}. Runs on workers and shares nothing. */
final class FileCalls {
    private FileCalls() { }

    static byte[] read(final Path path) throws SystemCallException {
        final InputStream file = explained("open", path, () -> Files.newInputStream(path));
        return explained("read", path, () -> {
            try (file) {
                return file.readAllBytes();
            }
        });
    }

    static Void write(final Path path, final ByteBuffer bytes, final OpenOption... options)
        throws SystemCallException {

        final WritableByteChannel file = explained("open", path, () -> FileChannel.open(path, options));
        return explained("write", path, () -> {
            try (file) {
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
            }
            return null;
        });
    }

    static FileStatus stat(final Path path) throws SystemCallException {
        final BasicFileAttributes found =
            explained("stat", path, () -> Files.readAttributes(path, BasicFileAttributes.class));
        return new FileStatus(found.size(), found.isRegularFile(), found.isDirectory(),
            found.isSymbolicLink(), found.lastModifiedTime().toInstant(), found.creationTime().toInstant());
    }

    static List<Path> list(final Path directory) throws SystemCallException {
        return explained("scandir", directory, () -> names(directory));
    }

    private static List<Path> names(final Path directory) throws IOException {
        final List<Path> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            entries.forEach(entry -> names.add(entry.getFileName()));
        } catch (final DirectoryIteratorException failure) {
            throw failure.getCause();
        }
        Collections.sort(names);
        return Collections.unmodifiableList(names);
    }

    static Void makeDirectory(final Path path, final boolean parents) throws SystemCallException {
        return explained("mkdir", path, () -> {
            if (parents) {
                makeDirectories(path);
            } else {
                Files.createDirectory(path);
            }
            return null;
        });
    }

    private static void makeDirectories(final Path path) throws IOException {
        try {
            Files.createDirectories(path);
        } catch (final FileAlreadyExistsException exists) {
            // Early updates of JDK 17 take a link to a directory for something in the way.
            if (!Files.isDirectory(path)) {
                throw exists;
            }
        }
    }

    static Void remove(final Path path) throws SystemCallException {
        return explained("remove", path, () -> {
            Files.delete(path);
            return null;
        });
    }

    static Void rename(final Path from, final Path to) throws SystemCallException {
        return explained("rename", from + " -> " + to, () -> {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            return null;
        });
    }
}
