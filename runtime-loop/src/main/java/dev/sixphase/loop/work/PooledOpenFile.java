package dev.sixphase.loop.work;

import dev.sixphase.api.Callback;
import dev.sixphase.api.Errno;
import dev.sixphase.api.FileStatus;
import dev.sixphase.api.OpenFile;
import dev.sixphase.api.Request;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.spi.WorkerPool;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;

/** The loop's half of an open file: one piece of work for each call. */
final class PooledOpenFile implements OpenFile {
    private final Submitter submitter;
    private final OpenFileCalls calls;
    private boolean closed;

    PooledOpenFile(final Submitter submitter, final OpenFileCalls calls) {
        this.submitter = submitter;
        this.calls = calls;
    }

    @Override
    public Path path() {
        return calls.path();
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public Request read(final ByteBuffer target, final long position,
        final Callback<? super Integer> callback) {

        Objects.requireNonNull(target, "target");
        requirePosition(position);
        return submit(() -> calls.read(target, position), callback);
    }

    @Override
    public Request read(final List<ByteBuffer> targets, final long position,
        final Callback<? super Long> callback) {

        final ByteBuffer[] buffers = targets.toArray(ByteBuffer[]::new);
        requirePosition(position);
        return submit(() -> calls.read(buffers, position), callback);
    }

    @Override
    public Request write(final List<ByteBuffer> sources, final long position,
        final Callback<Void> callback) {

        requirePosition(position);
        final ByteBuffer copy = copyOf(sources);
        return submit(() -> calls.write(copy, position), callback);
    }

    /** {@return a copy of what remains in all; the originals keep their positions} */
    private static ByteBuffer copyOf(final List<ByteBuffer> sources) {
        final long total = sources.stream().mapToLong(ByteBuffer::remaining).sum();
        if (total > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                total + " bytes are too many for one write: write at most " + Integer.MAX_VALUE);
        }
        final ByteBuffer copy = ByteBuffer.allocate((int) total);
        sources.forEach(source -> copy.put(source.duplicate()));
        return copy.flip();
    }

    @Override
    public Request transferTo(final long position, final long count, final OpenFile target,
        final Callback<? super Long> callback) {

        if (position < 0 || count < 0) {
            throw new IllegalArgumentException(
                "position and count must be 0 or more: " + position + ", " + count);
        }
        if (!(target instanceof PooledOpenFile other)) {
            throw new IllegalArgumentException("not opened by a loop: " + target);
        }
        other.requireOpen();
        return submit(() -> calls.transferTo(position, count, other.calls), callback);
    }

    @Override
    public Request sync(final Callback<Void> callback) {
        return submit(() -> calls.sync("fsync", true), callback);
    }

    @Override
    public Request syncData(final Callback<Void> callback) {
        return submit(() -> calls.sync("fdatasync", false), callback);
    }

    @Override
    public Request truncate(final long sizeBytes, final Callback<Void> callback) {
        PoolFs.requireSize(sizeBytes);
        return submit(() -> calls.truncate(sizeBytes), callback);
    }

    @Override
    public Request stat(final Callback<? super FileStatus> callback) {
        return submit(calls::stat, callback);
    }

    @Override
    public Request setPermissions(final Set<PosixFilePermission> permissions,
        final Callback<Void> callback) {

        final Set<PosixFilePermission> copy = Set.copyOf(permissions);
        return submit(() -> calls.setPermissions(copy), callback);
    }

    @Override
    public Request setTimes(final Instant accessed, final Instant modified, final Callback<Void> callback) {
        return submit(() -> calls.setTimes(accessed, modified), callback);
    }

    @Override
    public Request close(final Callback<Void> callback) {
        Objects.requireNonNull(callback, "callback");
        final Request request = submit(calls::close, (failure, none) -> {
            closed = !isCanceled(failure);
            callback.ended(failure, none);
        });
        closed = true;
        return request;
    }

    static boolean isCanceled(final Throwable failure) {
        return failure instanceof SystemCallException known && known.errno() == Errno.ECANCELED;
    }

    private <T> Request submit(final Callable<? extends T> work, final Callback<? super T> callback) {
        requireOpen();
        Objects.requireNonNull(callback, "callback");
        return submitter.submit(WorkerPool.Kind.FAST_IO, work, callback);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException(this + " is closed: open it again");
        }
    }

    private static void requirePosition(final long position) {
        if (position < CURRENT_POSITION) {
            throw new IllegalArgumentException(
                "position must be 0 or more, or CURRENT_POSITION: " + position);
        }
    }

    @Override
    public String toString() {
        return "OpenFile " + path();
    }
}
