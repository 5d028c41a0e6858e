package dev.sixphase.api;

import java.nio.file.AccessMode;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.Set;

/**
 * What files allow, and when they were used.
 *
 * <p><b>Threads</b> and <b>errors</b> as in {@link Fs}.
 */
public interface FileAttributes {
    /**
     * Asks whether this process may use a file, and whether it is there.
     *
     * @param path the file
     * @param modes how it would be used; none to ask only whether it is there
     * @param callback gets null if it may; otherwise {@code EACCES} or {@code ENOENT}
     * @return the request
     */
    Request checkAccess(Path path, Set<AccessMode> modes, Callback<Void> callback);

    /**
     * Says who may use a file.
     *
     * @param path the file; links are followed
     * @param permissions all that are allowed from now on
     * @param callback gets the failure, or null; {@code ENOTSUP} where the system has no such permissions
     * @return the request
     */
    Request setPermissions(Path path, Set<PosixFilePermission> permissions, Callback<Void> callback);

    /**
     * Says when a file was used, as finely as its file system remembers it.
     *
     * @param path the file; links are followed
     * @param accessed when it was last read; null to leave that as it is
     * @param modified when it was last written; null to leave that as it is
     * @param callback gets the failure, or null
     * @return the request
     */
    Request setTimes(Path path, Instant accessed, Instant modified, Callback<Void> callback);
}
