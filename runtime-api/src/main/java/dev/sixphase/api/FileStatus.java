package dev.sixphase.api;

import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.Set;

/**
 * What is known about a file.
 *
 * @param sizeBytes its size; for a directory, whatever the system says
 * @param isRegularFile whether it is a plain file
 * @param isDirectory whether it is a directory
 * @param isSymbolicLink whether it is a link; false where links were followed
 * @param accessed when its content was last read, if the system keeps count
 * @param modified when its content was last written
 * @param created when it was made, or {@code modified} where the system does not know
 * @param permissions who may use it; empty where the system has no such permissions
 */
public record FileStatus(long sizeBytes, boolean isRegularFile, boolean isDirectory, boolean isSymbolicLink,
    Instant accessed, Instant modified, Instant created, Set<PosixFilePermission> permissions) {
    /** Keeps its own set. */
    public FileStatus {
        permissions = Set.copyOf(permissions);
    }
}
