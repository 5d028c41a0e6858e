package dev.sixphase.api;

import java.time.Instant;

/**
 * What is known about a file.
 *
 * @param sizeBytes its size; for a directory, whatever the system says
 * @param isRegularFile whether it is a plain file
 * @param isDirectory whether it is a directory
 * @param isSymbolicLink whether it is a link; false where links were followed
 * @param modified when its content was last written
 * @param created when it was made, or {@code modified} where the system does not know
 */
public record FileStatus(long sizeBytes, boolean isRegularFile, boolean isDirectory, boolean isSymbolicLink,
    Instant modified, Instant created) { }
