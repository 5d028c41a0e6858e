package dev.sixphase.loop.work;

import dev.sixphase.api.Errno;
import dev.sixphase.api.FileStatus;
import dev.sixphase.api.SystemCallException;
import java.io.IOException;
import java.nio.file.AccessMode;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.Set;

import static dev.sixphase.loop.work.FileFailure.explained;

/** What is known about files, and where links lead. Runs on workers and shares nothing. */
final class PathCalls {
    private PathCalls() { }

    static FileStatus stat(final String call, final Path path, final LinkOption... options)
        throws SystemCallException {

        final PosixFileAttributeView view =
            Files.getFileAttributeView(path, PosixFileAttributeView.class, options);
        if (view == null) {
            return explained(call, path, () ->
                status(Files.readAttributes(path, BasicFileAttributes.class, options), Set.of()));
        }
        final PosixFileAttributes found = explained(call, path, view::readAttributes);
        return status(found, found.permissions());
    }

    private static FileStatus status(final BasicFileAttributes found,
        final Set<PosixFilePermission> permissions) {

        return new FileStatus(found.size(), found.isRegularFile(), found.isDirectory(),
            found.isSymbolicLink(), found.lastAccessTime().toInstant(), found.lastModifiedTime().toInstant(),
            found.creationTime().toInstant(), permissions);
    }

    static Void checkAccess(final Path path, final AccessMode... modes) throws SystemCallException {
        return explained("access", path, () -> {
            path.getFileSystem().provider().checkAccess(path, modes);
            return null;
        });
    }

    static Void setPermissions(final String call, final Path path,
        final Set<PosixFilePermission> permissions) throws SystemCallException {

        final PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view == null) {
            throw new SystemCallException(Errno.ENOTSUP, call, path.toString(), null);
        }
        return explained(call, path, () -> {
            view.setPermissions(permissions);
            return null;
        });
    }

    static Void setTimes(final String call, final Path path, final Instant accessed, final Instant modified)
        throws SystemCallException {

        return explained(call, path, () -> {
            Files.getFileAttributeView(path, BasicFileAttributeView.class)
                .setTimes(timeOrNull(modified), timeOrNull(accessed), null);
            return null;
        });
    }

    private static FileTime timeOrNull(final Instant instant) {
        return instant == null ? null : FileTime.from(instant);
    }

    static Void makeLink(final Path existing, final Path link) throws SystemCallException {
        return explained("link", existing + " -> " + link, () -> {
            Files.createLink(link, existing);
            return null;
        });
    }

    static Void makeSymbolicLink(final Path target, final Path link) throws SystemCallException {
        return explained("symlink", target + " -> " + link, () -> {
            Files.createSymbolicLink(link, target);
            return null;
        });
    }

    static Path readLink(final Path link) throws SystemCallException {
        return explained("readlink", link, () -> Files.readSymbolicLink(link));
    }

    static Path realPath(final Path path) throws SystemCallException {
        return explained("realpath", path, () -> path.toRealPath());
    }

    /** {@return what tells one file from another, or null where the system has nothing of the sort} */
    static Object key(final Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }
}
