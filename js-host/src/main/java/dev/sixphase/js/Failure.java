package dev.sixphase.js;

import dev.sixphase.api.Errno;
import dev.sixphase.api.SystemCallException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.util.Map;
import org.graalvm.polyglot.proxy.ProxyObject;

/** A failed system call as {@code lib/internal/system_errors.js} makes an error of it. */
final class Failure {
    private static final Map<Class<?>, Errno> BY_CLASS = Map.of(
        NoSuchFileException.class, Errno.ENOENT,
        AccessDeniedException.class, Errno.EACCES,
        FileAlreadyExistsException.class, Errno.EEXIST,
        NotDirectoryException.class, Errno.ENOTDIR,
        DirectoryNotEmptyException.class, Errno.ENOTEMPTY,
        NotLinkException.class, Errno.EINVAL,
        FileSystemLoopException.class, Errno.ELOOP);

    private Failure() {
    }

    /** {@return code, description and call of the failure, or its number alone} */
    static Object describe(final Throwable failure) {
        if (failure instanceof CallFailure ofLibrary) {
            return ProxyObject.fromMap(Map.of("number", -ofLibrary.number()));
        }
        if (failure instanceof SystemCallException known) {
            return of(known.errno(), known.call());
        }
        return of(errnoOf(failure), "");
    }

    private static Object of(final Errno errno, final String call) {
        return ProxyObject.fromMap(Map.of("code", errno.name(), "description", errno.description(),
            "syscall", call));
    }

    private static Errno errnoOf(final Throwable failure) {
        final Errno byClass = BY_CLASS.get(failure.getClass());
        if (byClass != null) {
            return byClass;
        }
        return Errno.ofMessage(failure instanceof FileSystemException ofFile
            ? ofFile.getReason() : failure.getMessage());
    }
}
