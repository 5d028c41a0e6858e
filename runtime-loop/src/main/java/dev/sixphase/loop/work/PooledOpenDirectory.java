package dev.sixphase.loop.work;

import dev.sixphase.api.Callback;
import dev.sixphase.api.DirectoryEntry;
import dev.sixphase.api.OpenDirectory;
import dev.sixphase.api.Request;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.spi.WorkerPool;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

import static dev.sixphase.loop.work.FileFailure.explained;

/** A directory whose entries workers read, one at a time. */
final class PooledOpenDirectory implements OpenDirectory {
    private final Submitter submitter;
    private final Path path;
    private final DirectoryStream<Path> stream;
    private final Iterator<Path> entries;
    private boolean busy;
    private boolean closed;

    private PooledOpenDirectory(final Submitter submitter, final Path path,
        final DirectoryStream<Path> stream) {

        this.submitter = submitter;
        this.path = path;
        this.stream = stream;
        this.entries = stream.iterator();
    }

    /** For a worker. */
    static PooledOpenDirectory open(final Submitter submitter, final Path path) throws SystemCallException {
        final DirectoryStream<Path> stream =
            explained("opendir", path, () -> Files.newDirectoryStream(path));
        return new PooledOpenDirectory(submitter, path, stream);
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public Request read(final int maxCount, final Callback<? super List<DirectoryEntry>> callback) {
        if (maxCount < 1) {
            throw new IllegalArgumentException("maxCount must be at least 1: " + maxCount);
        }
        return submit(() -> explained("readdir", path, () -> next(maxCount)), callback);
    }

    private List<DirectoryEntry> next(final int maxCount) throws IOException {
        final List<DirectoryEntry> found = new ArrayList<>();
        try {
            while (found.size() < maxCount && entries.hasNext()) {
                found.add(entryOf(entries.next()));
            }
        } catch (final DirectoryIteratorException failure) {
            throw failure.getCause();
        }
        return Collections.unmodifiableList(found);
    }

    private static DirectoryEntry entryOf(final Path entry) {
        final Path name = entry.getFileName();
        try {
            final BasicFileAttributes known =
                Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return new DirectoryEntry(name, known.isRegularFile(), known.isDirectory(),
                known.isSymbolicLink());
        } catch (final IOException gone) {
            return new DirectoryEntry(name, false, false, false);
        }
    }

    @Override
    public Request close(final Callback<Void> callback) {
        final Request request = submit(() -> explained("closedir", path, () -> {
            stream.close();
            return null;
        }), (failure, none) -> {
            closed = !PooledOpenFile.isCanceled(failure);
            callback.ended(failure, null);
        });
        closed = true;
        return request;
    }

    private <T> Request submit(final Callable<? extends T> work, final Callback<? super T> callback) {
        Objects.requireNonNull(callback, "callback");
        if (closed || busy) {
            throw new IllegalStateException(this + (closed ? " is closed: open it again"
                : " is being read: wait for the callback"));
        }
        final Request request = submitter.submit(WorkerPool.Kind.FAST_IO, work, (failure, value) -> {
            busy = false;
            callback.ended(failure, value);
        });
        busy = true;
        return request;
    }

    @Override
    public String toString() {
        return "OpenDirectory " + path;
    }
}
