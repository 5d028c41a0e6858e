package dev.sixphase.loop.work;

import dev.sixphase.api.Callback;
import dev.sixphase.api.FileStatus;
import dev.sixphase.api.FileStream;
import dev.sixphase.api.Fs;
import dev.sixphase.api.OpenDirectory;
import dev.sixphase.api.OpenFile;
import dev.sixphase.api.Request;
import dev.sixphase.loop.core.LoopCore;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Files, one piece of work of kind FAST_IO for each call.
 *
 * <p><b>Threads.</b> The loop's thread only.
 */
public final class PoolFs extends PoolPaths implements Fs {
    private final LoopCore core;
    private final ChunkBuffers buffers = new ChunkBuffers();

    /**
     * Makes the files of a loop.
     *
     * @param core the loop that the streams belong to
     * @param submitter the way to the pool
     */
    public PoolFs(final LoopCore core, final Submitter submitter) {
        super(submitter);
        this.core = core;
    }

    @Override
    public Request readFile(final Path path, final Callback<? super byte[]> callback) {
        Objects.requireNonNull(path, "path");
        return submit(() -> FileCalls.read(path), callback);
    }

    @Override
    public Request readFile(final Path path, final Charset charset, final Callback<? super String> callback) {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(charset, "charset");
        return submit(() -> new String(FileCalls.read(path), charset), callback);
    }

    @Override
    public Request writeFile(final Path path, final ByteBuffer bytes, final Callback<Void> callback) {
        Objects.requireNonNull(path, "path");
        final ByteBuffer copy = copyOf(bytes);
        return submit(() -> FileCalls.write(path, copy, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING), callback);
    }

    @Override
    public Request appendFile(final Path path, final ByteBuffer bytes, final Callback<Void> callback) {
        Objects.requireNonNull(path, "path");
        final ByteBuffer copy = copyOf(bytes);
        return submit(() -> FileCalls.write(path, copy, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
            callback);
    }

    @Override
    public Request stat(final Path path, final Callback<? super FileStatus> callback) {
        Objects.requireNonNull(path, "path");
        return submit(() -> PathCalls.stat("stat", path), callback);
    }

    @Override
    public Request list(final Path path, final Callback<? super List<Path>> callback) {
        Objects.requireNonNull(path, "path");
        return submit(() -> FileCalls.list(path), callback);
    }

    @Override
    public Request makeDirectory(final Path path, final boolean parents, final Callback<Void> callback) {
        Objects.requireNonNull(path, "path");
        return submit(() -> FileCalls.makeDirectory(path, parents), callback);
    }

    @Override
    public Request remove(final Path path, final Callback<Void> callback) {
        Objects.requireNonNull(path, "path");
        return submit(() -> FileCalls.remove(path), callback);
    }

    @Override
    public Request rename(final Path from, final Path to, final Callback<Void> callback) {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        return submit(() -> FileCalls.rename(from, to), callback);
    }

    @Override
    public Request copy(final Path from, final Path to, final boolean replace,
        final Callback<Void> callback) {

        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        return submit(() -> FileCalls.copy(from, to, replace), callback);
    }

    @Override
    public Request truncate(final Path path, final long sizeBytes, final Callback<Void> callback) {
        Objects.requireNonNull(path, "path");
        requireSize(sizeBytes);
        return submit(() -> FileCalls.truncate(path, sizeBytes), callback);
    }

    static void requireSize(final long sizeBytes) {
        if (sizeBytes < 0) {
            throw new IllegalArgumentException("sizeBytes must be 0 or more: " + sizeBytes);
        }
    }

    @Override
    public Request makeTemporaryFile(final Path directory, final String prefix,
        final Callback<? super OpenFile> callback) {

        requirePrefix(directory, prefix);
        return submit(() ->
            new PooledOpenFile(submitter(), FileCalls.makeTemporaryFile(directory, prefix)), callback);
    }

    @Override
    public Request makeTemporaryDirectory(final Path directory, final String prefix,
        final Callback<? super Path> callback) {

        requirePrefix(directory, prefix);
        return submit(() -> FileCalls.makeTemporaryDirectory(directory, prefix), callback);
    }

    private static void requirePrefix(final Path directory, final String prefix) {
        final Path name = directory.getFileSystem().getPath(prefix);
        if (name.isAbsolute() || name.getNameCount() > 1) {
            throw new IllegalArgumentException("prefix must be the beginning of one name: " + prefix);
        }
    }

    @Override
    public Request open(final Path path, final Set<? extends OpenOption> options,
        final Callback<? super OpenFile> callback) {

        Objects.requireNonNull(path, "path");
        final Set<OpenOption> copy = Set.copyOf(options);
        if (copy.contains(StandardOpenOption.APPEND) && (copy.contains(StandardOpenOption.READ)
            || copy.contains(StandardOpenOption.TRUNCATE_EXISTING))) {

            throw new IllegalArgumentException(
                "APPEND goes neither with READ nor with TRUNCATE_EXISTING: " + copy);
        }
        return submit(() -> new PooledOpenFile(submitter(), OpenFileCalls.open(path, copy)), callback);
    }

    @Override
    public Request openDirectory(final Path path, final Callback<? super OpenDirectory> callback) {
        Objects.requireNonNull(path, "path");
        return submit(() -> PooledOpenDirectory.open(submitter(), path), callback);
    }

    @Override
    public FileStream openStream(final Path path, final int chunkBytes) {
        Objects.requireNonNull(path, "path");
        if (chunkBytes < 1) {
            throw new IllegalArgumentException("chunkBytes must be at least 1: " + chunkBytes);
        }
        return new PooledFileStream(core, submitter(), path, buffers.take(chunkBytes), buffers);
    }

    /** {@return a copy of what remains; the original keeps its position} */
    static ByteBuffer copyOf(final ByteBuffer bytes) {
        return ByteBuffer.allocate(bytes.remaining()).put(bytes.duplicate()).flip();
    }
}
