package dev.sixphase.loop.work;

import dev.sixphase.api.FileStream;
import dev.sixphase.api.Request;
import dev.sixphase.api.spi.WorkerPool;
import dev.sixphase.api.spi.WorkerPoolRejectedException;
import dev.sixphase.loop.core.CoreHandle;
import dev.sixphase.loop.core.ListenedHandle;
import dev.sixphase.loop.core.LoopCore;
import dev.sixphase.loop.core.LoopLog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The loop's half of a file stream. It asks for one chunk at a time, and for the next only once the
 * listener has had the last, so one buffer serves the whole file.
 */
final class PooledFileStream extends ListenedHandle implements FileStream {
    private static final Runnable NOTHING = () -> { };

    private final Submitter submitter;
    private final Path path;
    private final ByteBuffer chunk;
    private final ChunkBuffers buffers;
    private final ChunkFile file;
    private Consumer<? super ByteBuffer> dataListener;
    private Runnable endListener = NOTHING;
    private Request read;
    private boolean reading;
    private boolean paused;
    private boolean ended;
    private boolean closedWhileReading;

    PooledFileStream(final LoopCore core, final Submitter submitter, final Path path, final ByteBuffer chunk,
        final ChunkBuffers buffers) {

        super(core);
        this.submitter = submitter;
        this.path = path;
        this.chunk = chunk;
        this.buffers = buffers;
        this.file = new ChunkFile(path, chunk);
    }

    @Override
    public void onData(final Consumer<? super ByteBuffer> listener) {
        checkOpen();
        dataListener = Objects.requireNonNull(listener, "listener");
        readNext();
    }

    @Override
    public void onEnd(final Runnable listener) {
        endListener = checked(listener);
    }

    @Override
    public void pause() {
        core().checkUsable();
        paused = true;
        setActive(false);
    }

    @Override
    public void resume() {
        core().checkUsable();
        paused = false;
        readNext();
    }

    private void readNext() {
        if (dataListener == null || paused || ended || isClosing()) {
            return;
        }
        setActive(true);
        if (reading) {
            return;
        }
        reading = true;
        try {
            read = submitter.submit(WorkerPool.Kind.FAST_IO, file::readChunk, this::readEnded);
        } catch (final WorkerPoolRejectedException refused) {
            // No listener runs inside the call that asked.
            core().defer(() -> readEnded(refused, null));
        }
    }

    private void readEnded(final Throwable failure, final ByteBuffer filled) {
        reading = false;
        read = null;
        if (isClosing()) {
            if (closedWhileReading) {
                new Farewell(core(), this).close();
            }
        } else if (failure != null) {
            failed(failure);
        } else if (filled == null) {
            ended();
        } else {
            handOver(filled);
        }
    }

    private void handOver(final ByteBuffer filled) {
        try {
            dataListener.accept(filled);
        } finally {
            readNext();
        }
    }

    private void ended() {
        ended = true;
        try {
            endListener.run();
        } finally {
            close();
        }
    }

    private void failed(final Throwable failure) {
        ended = true;
        try {
            deliver(failure);
        } finally {
            close();
        }
    }

    @Override
    protected void release() {
        if (read != null) {
            read.cancel();
        }
        try {
            file.close();
        } catch (final IOException failure) {
            LoopLog.logger().log(System.Logger.Level.WARNING,
                "a file that was only read did not close: " + path, failure);
        }
    }

    @Override
    protected void closed() {
        if (reading && !core().isEnding()) {
            // A worker still has the file. The farewell waits for the first CLOSING phase after that.
            closedWhileReading = true;
        } else {
            sayFarewell();
        }
    }

    private void sayFarewell() {
        // Not sooner: a listener that closes the stream may still look at the chunk.
        if (!reading) {
            buffers.giveBack(chunk);
        }
        tellClosed();
    }

    @Override
    public String toString() {
        return "FileStream " + path;
    }

    /** Brings the close callback of a stream into a CLOSING phase again. */
    private static final class Farewell extends CoreHandle {
        private final PooledFileStream stream;

        Farewell(final LoopCore core, final PooledFileStream stream) {
            super(core);
            this.stream = stream;
        }

        @Override
        protected void release() { }

        @Override
        protected void closed() {
            stream.sayFarewell();
        }

        @Override
        public String toString() {
            return stream.toString();
        }
    }
}
