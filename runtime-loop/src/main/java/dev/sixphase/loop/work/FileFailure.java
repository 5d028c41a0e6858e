package dev.sixphase.loop.work;

import dev.sixphase.api.Errno;
import dev.sixphase.api.SystemCallException;
import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.util.Map;

/**
 * Finds the errno behind the JDK's exceptions of files: by their class where there is one, else by the
 * system's words in them.
 */
final class FileFailure {
    private static final Map<Class<? extends IOException>, Errno> BY_CLASS = Map.ofEntries(
        Map.entry(NoSuchFileException.class, Errno.ENOENT),
        Map.entry(AccessDeniedException.class, Errno.EACCES),
        Map.entry(FileAlreadyExistsException.class, Errno.EEXIST),
        Map.entry(NotDirectoryException.class, Errno.ENOTDIR),
        Map.entry(DirectoryNotEmptyException.class, Errno.ENOTEMPTY),
        Map.entry(NotLinkException.class, Errno.EINVAL),
        Map.entry(AtomicMoveNotSupportedException.class, Errno.EXDEV),
        Map.entry(ClosedByInterruptException.class, Errno.ECANCELED),
        Map.entry(AsynchronousCloseException.class, Errno.ECANCELED),
        Map.entry(ClosedChannelException.class, Errno.ECANCELED));
    // What the JDK appends to the words of ELOOP.
    private static final String APPENDED = " or unable to access attributes of symbolic link";

    private FileFailure() { }

    /** Something that may fail as files fail. */
    @FunctionalInterface
    interface Attempt<T> {
        T make() throws IOException;
    }

    /**
     * {@return what the attempt gives}
     *
     * @param call the system call that it amounts to
     * @param subject the path
     * @param attempt what to do
     * @throws SystemCallException if it fails
     */
    static <T> T explained(final String call, final Object subject, final Attempt<T> attempt)
        throws SystemCallException {

        try {
            return attempt.make();
        } catch (final SystemCallException explained) {
            throw explained;
        } catch (final IOException failure) {
            throw new SystemCallException(errnoOf(failure), call, subject.toString(), failure);
        }
    }

    static Errno errnoOf(final IOException failure) {
        final Errno known = BY_CLASS.get(failure.getClass());
        if (known != null) {
            return known;
        }
        final String words =
            failure instanceof FileSystemException named ? named.getReason() : failure.getMessage();
        return Errno.ofMessage(words == null ? null : words.replace(APPENDED, ""));
    }
}
