package dev.sixphase.api;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A file that is open, to be read and written piece by piece on the worker pool.
 *
 * <p><b>Threads.</b> The loop's thread only. The callbacks run there too, in the POLL phase.
 *
 * <p><b>Life.</b> It is no {@link Handle}: only its requests keep the loop alive, and the loop's {@code
 * close()} leaves it open. Close it.
 *
 * <p><b>Not guaranteed:</b> any order among operations that are under way at the same time. Whoever needs
 * one waits for the callback of the first.
 *
 * <p><b>Errors</b> as in {@link Fs}; {@code EBADF} if the file was not opened for what is asked. Once it is
 * closed, every method throws {@link IllegalStateException}.
 */
public interface OpenFile {
    /** For {@code position}: where the last read or write of this sort ended. */
    long CURRENT_POSITION = -1;

    /** {@return the path by which it was opened} */
    Path path();

    /** {@return whether it has not been closed} */
    boolean isOpen();

    /**
     * Reads what is there, at most as much as fits.
     *
     * @param target filled from position to limit; it is the file's until the callback runs
     * @param position where to read, which does not move the current position; or {@link #CURRENT_POSITION}
     * @param callback gets how many bytes, -1 at the end of the file
     * @return the request
     */
    Request read(ByteBuffer target, long position, Callback<? super Integer> callback);

    /**
     * Reads what is there into several buffers, one after the other.
     *
     * @param targets each filled before the next; they are the file's until the callback runs
     * @param position as in {@link #read(ByteBuffer, long, Callback)}
     * @param callback gets how many bytes in all, -1 at the end of the file
     * @return the request
     */
    Request read(List<ByteBuffer> targets, long position, Callback<? super Long> callback);

    /**
     * Writes all of a buffer.
     *
     * @param source from position to limit, copied before this returns
     * @param position where to write, which does not move the current position; or {@link
     *     #CURRENT_POSITION}. A file that was opened for appending is written at its end, whatever this says
     * @param callback gets the failure, or null
     * @return the request
     */
    default Request write(final ByteBuffer source, final long position, final Callback<Void> callback) {
        return write(List.of(source), position, callback);
    }

    /**
     * Writes all of several buffers, one after the other.
     *
     * @param sources each from position to limit, copied before this returns
     * @param position as in {@link #write(ByteBuffer, long, Callback)}
     * @param callback gets the failure, or null
     * @return the request
     */
    Request write(List<ByteBuffer> sources, long position, Callback<Void> callback);

    /**
     * Copies a part of this file to the current position of another, without a detour through this process
     * where the system can.
     *
     * @param position where the part begins
     * @param count its length in bytes; what this file does not have is left out
     * @param target opened for writing, by the same loop
     * @param callback gets how many bytes were copied
     * @return the request
     */
    Request transferTo(long position, long count, OpenFile target, Callback<? super Long> callback);

    /**
     * Waits until the device has what was written, and what is known about the file.
     *
     * @param callback gets the failure, or null
     * @return the request
     */
    Request sync(Callback<Void> callback);

    /**
     * Waits until the device has what was written.
     *
     * @param callback gets the failure, or null
     * @return the request
     */
    Request syncData(Callback<Void> callback);

    /**
     * Shortens the file, or makes it longer by bytes of value 0.
     *
     * @param sizeBytes its new size; 0 or more
     * @param callback gets the failure, or null; {@code ENOTSUP} to make a file longer that was opened for
     *     appending
     * @return the request
     */
    Request truncate(long sizeBytes, Callback<Void> callback);

    /**
     * Tells about the file. The JDK asks by name alone; so this is {@code ENOENT} once the file has lost the
     * name by which it was opened, also if another file has it now.
     *
     * @param callback gets what is known
     * @return the request
     */
    Request stat(Callback<? super FileStatus> callback);

    /**
     * Says who may use the file, under the restriction of {@link #stat}.
     *
     * @param permissions all that are allowed from now on
     * @param callback gets the failure, or null; {@code ENOTSUP} where the system has no such permissions
     * @return the request
     */
    Request setPermissions(Set<PosixFilePermission> permissions, Callback<Void> callback);

    /**
     * Says when the file was used, under the restriction of {@link #stat}.
     *
     * @param accessed when it was last read; null to leave that as it is
     * @param modified when it was last written; null to leave that as it is
     * @param callback gets the failure, or null
     * @return the request
     */
    Request setTimes(Instant accessed, Instant modified, Callback<Void> callback);

    /**
     * Closes the file. Operations under way fail with {@code ECANCELED} if they have not ended by then.
     *
     * @param callback gets the failure, or null
     * @return the request; if it is cancelled the file stays open
     */
    Request close(Callback<Void> callback);
}
