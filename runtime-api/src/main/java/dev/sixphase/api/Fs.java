package dev.sixphase.api;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Files, by way of the worker pool: whole ones here, one piece of them by {@link OpenFile}.
 *
 * <p><b>Threads.</b> The loop's thread only. The callbacks run there too, in the POLL phase.
 *
 * <p><b>Errors</b> are {@link SystemCallException}s that name the path and the errno: {@code ENOENT},
 * {@code EACCES}. If the pool's queue is full the methods throw {@link
 * dev.sixphase.api.spi.WorkerPoolRejectedException} and the callback never runs.
 */
public interface Fs extends FileLinks, FileAttributes {
    /**
     * Reads a whole file.
     *
     * @param path the file
     * @param callback gets its bytes
     * @return the request
     */
    Request readFile(Path path, Callback<? super byte[]> callback);

    /**
     * Reads a whole file as text. Bytes that mean nothing in the character set become its replacement
     * character.
     *
     * @param path the file
     * @param charset how its bytes spell text
     * @param callback gets the text
     * @return the request
     */
    Request readFile(Path path, Charset charset, Callback<? super String> callback);

    /**
     * Writes a file, which is made or emptied first.
     *
     * @param path the file
     * @param bytes from position to limit, copied before this returns
     * @param callback gets the failure, or null
     * @return the request
     */
    Request writeFile(Path path, ByteBuffer bytes, Callback<Void> callback);

    /**
     * Writes at the end of a file, which is made if it is missing.
     *
     * @param path the file
     * @param bytes from position to limit, copied before this returns
     * @param callback gets the failure, or null
     * @return the request
     */
    Request appendFile(Path path, ByteBuffer bytes, Callback<Void> callback);

    /**
     * Tells about a file, following links.
     *
     * @param path the file or directory
     * @param callback gets what is known
     * @return the request
     */
    Request stat(Path path, Callback<? super FileStatus> callback);

    /**
     * Lists a directory.
     *
     * @param path the directory
     * @param callback gets the names in it, in alphabetical order
     * @return the request
     */
    Request list(Path path, Callback<? super List<Path>> callback);

    /**
     * Makes a directory.
     *
     * @param path the directory
     * @param parents whether to make missing parents too, and to be content if it is there
     * @param callback gets the failure, or null
     * @return the request
     */
    Request makeDirectory(Path path, boolean parents, Callback<Void> callback);

    /**
     * Removes a file or an empty directory.
     *
     * @param path what to remove
     * @param callback gets the failure, or null
     * @return the request
     */
    Request remove(Path path, Callback<Void> callback);

    /**
     * Renames a file or directory, replacing a file of the new name, at once or not at all.
     *
     * @param from its name now
     * @param to its name then
     * @param callback gets the failure, or null
     * @return the request
     */
    Request rename(Path from, Path to, Callback<Void> callback);

    /**
     * Copies a file with its content and permissions.
     *
     * @param from the file
     * @param to the copy
     * @param replace whether to replace a file of that name; otherwise there must be none, or the copy
     *     fails with {@code EEXIST}
     * @param callback gets the failure, or null; a copy of a file to itself succeeds and changes nothing
     * @return the request
     */
    Request copy(Path from, Path to, boolean replace, Callback<Void> callback);

    /**
     * Shortens a file, or makes it longer by bytes of value 0.
     *
     * @param path the file, which must be there
     * @param sizeBytes its new size; 0 or more
     * @param callback gets the failure, or null
     * @return the request
     */
    Request truncate(Path path, long sizeBytes, Callback<Void> callback);

    /**
     * Makes an empty file of a new name that its owner alone may use, and opens it for reading and writing.
     *
     * @param directory where
     * @param prefix how its name begins
     * @param callback gets the file, which knows its {@linkplain OpenFile#path() path}; to be closed, and
     *     to be removed
     * @return the request
     */
    Request makeTemporaryFile(Path directory, String prefix, Callback<? super OpenFile> callback);

    /**
     * Makes an empty directory of a new name that its owner alone may use.
     *
     * @param directory where
     * @param prefix how its name begins
     * @param callback gets the new directory's path
     * @return the request
     */
    Request makeTemporaryDirectory(Path directory, String prefix, Callback<? super Path> callback);

    /**
     * Opens a file, to read and write it piece by piece. A directory may be opened too, to be asked about.
     *
     * @param path the file
     * @param options {@link java.nio.file.StandardOpenOption}s, and {@link
     *     java.nio.file.LinkOption#NOFOLLOW_LINKS}; none to read
     * @param callback gets the file, to be closed
     * @return the request
     * @throws IllegalArgumentException if the options contradict each other: APPEND goes neither with READ
     *     nor with TRUNCATE_EXISTING
     */
    Request open(Path path, Set<? extends OpenOption> options, Callback<? super OpenFile> callback);

    /**
     * Opens a directory, to read its entries a few at a time.
     *
     * @param path the directory
     * @param callback gets it, to be closed
     * @return the request
     */
    Request openDirectory(Path path, Callback<? super OpenDirectory> callback);

    /**
     * Reads a file in chunks, one read at a time, so that a large file needs little memory.
     *
     * @param path the file
     * @param chunkBytes the most bytes of one chunk; at least 1
     * @return the stream, which starts when it gets a data listener
     */
    FileStream openStream(Path path, int chunkBytes);
}
