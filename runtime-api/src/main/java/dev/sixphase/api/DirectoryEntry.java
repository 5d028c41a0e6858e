package dev.sixphase.api;

import java.nio.file.Path;

/**
 * What a directory tells of one of its entries. Of one that is gone by now only the name is known.
 *
 * @param name its name in the directory
 * @param isRegularFile whether it is a plain file
 * @param isDirectory whether it is a directory
 * @param isSymbolicLink whether it is a link
 */
public record DirectoryEntry(Path name, boolean isRegularFile, boolean isDirectory,
    boolean isSymbolicLink) { }
