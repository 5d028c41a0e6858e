package dev.sixphase.loop.work;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import static dev.sixphase.loop.work.FileFailure.explained;

/**
 * The worker's half of a file stream: a file that is opened with its first chunk.
 *
 * <p><b>Threads.</b> {@link #readChunk} on one worker at a time, {@link #close} from any thread. A close
 * never waits for a read: the worker that reads then closes the file, even if its loop is gone by then.
 */
final class ChunkFile {
    private final Path path;
    private final ByteBuffer chunk;
    private final Opener opener;
    private ReadableByteChannel channel;
    private boolean reading;
    private boolean closed;

    /** How a path becomes a file. */
    @FunctionalInterface
    interface Opener {
        ReadableByteChannel open(Path path) throws IOException;
    }

    ChunkFile(final Path path, final ByteBuffer chunk) {
        this(path, chunk, file -> FileChannel.open(file, StandardOpenOption.READ));
    }

    ChunkFile(final Path path, final ByteBuffer chunk, final Opener opener) {
        this.path = path;
        this.chunk = chunk;
        this.opener = opener;
    }

    /** {@return the next chunk, in a buffer that the next call uses again; null at the end of the file} */
    ByteBuffer readChunk() throws IOException {
        if (!begin()) {
            return null;
        }
        try {
            if (channel == null) {
                channel = explained("open", path, () -> opener.open(path));
            }
            chunk.clear();
            final int count = explained("read", path, () -> channel.read(chunk));
            return count < 0 ? null : chunk.flip();
        } finally {
            end();
        }
    }

    private synchronized boolean begin() {
        reading = !closed;
        return reading;
    }

    private synchronized void end() throws IOException {
        reading = false;
        if (closed) {
            closeChannel();
        }
    }

    synchronized void close() throws IOException {
        closed = true;
        if (!reading) {
            closeChannel();
        }
    }

    private void closeChannel() throws IOException {
        if (channel != null) {
            explained("close", path, () -> {
                channel.close();
                return null;
            });
        }
    }
}
