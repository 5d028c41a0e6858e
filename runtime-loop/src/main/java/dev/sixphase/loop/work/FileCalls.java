package dev.sixphase.loop.work;

import dev.sixphase.api.Errno;
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
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import static dev.sixphase.loop.work.FileFailure.explained;

/** What becomes of whole files and directories. Runs on workers and shares nothing. */
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

    static Void copy(final Path from, final Path to, final boolean replace) throws SystemCallException {
        final String subject = from + " -> " + to;
        if (Files.isDirectory(from)) {
            // The JDK would make an empty directory and call that a copy.
            throw new SystemCallException(Errno.EISDIR, "copyfile", subject, null);
        }
        return explained("copyfile", subject, () -> {
            if (replace) {
                Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.copy(from, to);
            }
            return null;
        });
    }

    static Void truncate(final Path path, final long sizeBytes) throws SystemCallException {
        final FileChannel file =
            explained("open", path, () -> FileChannel.open(path, StandardOpenOption.WRITE));
        return explained("truncate", path, () -> {
            try (file) {
                resize(file, sizeBytes);
            }
            return null;
        });
    }

    /** The JDK's own only shortens. */
    static void resize(final FileChannel file, final long sizeBytes) throws IOException {
        if (sizeBytes > file.size()) {
            file.write(ByteBuffer.allocate(1), sizeBytes - 1);
        } else {
            file.truncate(sizeBytes);
        }
    }

    static OpenFileCalls makeTemporaryFile(final Path directory, final String prefix)
        throws SystemCallException {

        final Path path = explained("mkstemp", directory.resolve(prefix),
            () -> Files.createTempFile(directory, prefix, ""));
        return OpenFileCalls.open(path, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    static Path makeTemporaryDirectory(final Path directory, final String prefix)
        throws SystemCallException {

        return explained("mkdtemp", directory.resolve(prefix),
            () -> Files.createTempDirectory(directory, prefix));
    }
}
