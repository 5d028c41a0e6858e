package dev.sixphase.api;

import java.nio.file.Path;
import java.util.List;

/**
 * A directory that is open, to be read a few entries at a time on the worker pool: for directories too large
 * for {@link Fs#list}.
 *
 * <p><b>Threads.</b> The loop's thread only. The callbacks run there too, in the POLL phase.
 *
 * <p><b>Life.</b> It is no {@link Handle}: only its requests keep the loop alive, and the loop's {@code
 * close()} leaves it open. Close it.
 *
 * <p><b>Not guaranteed:</b> any order of the entries, nor whether those show that are made or removed
 * meanwhile.
 *
 * <p><b>Errors</b> as in {@link Fs}. Once it is closed, or while a read is under way, every method throws
 * {@link IllegalStateException}.
 */
public interface OpenDirectory {
    /** {@return the path by which it was opened} */
    Path path();

    /** {@return whether it has not been closed} */
    boolean isOpen();

    /**
     * Reads the next entries.
     *
     * @param maxCount how many at most; at least 1
     * @param callback gets them; none at the end
     * @return the request
     */
    Request read(int maxCount, Callback<? super List<DirectoryEntry>> callback);

    /**
     * Closes the directory.
     *
     * @param callback gets the failure, or null
     * @return the request; if it is cancelled the directory stays open
     */
    Request close(Callback<Void> callback);
}
