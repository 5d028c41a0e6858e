package dev.sixphase.loop.work;

import dev.sixphase.api.Errno;
import dev.sixphase.api.FileStream;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.spi.WorkerPoolRejectedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FileStreamTest {
    private final StepPool pool = new StepPool();
    private final LoopForTest loop = new LoopForTest();
    private final PoolFs fs = new PoolFs(loop.core(), pool);
    private final List<String> heard = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();

    @TempDir
    private Path directory;
    private Path path;

    @BeforeEach
    void makeFile() throws IOException {
        path = Files.writeString(directory.resolve("file"), "abcdefgh");
    }

    /** Closes what is open: Windows removes no folder with a file in it that is. */
    @AfterEach
    void closeLoop() throws IOException {
        if (!loop.core().isClosed()) {
            loop.core().close();
        }
    }

    @Test
    void chunksThenEndThenClose() {
        final FileStream stream = open(3);
        assertTrue(stream.isActive());
        for (int i = 0; i < 4; i++) {
            pool.workAndDeliver();
        }
        assertEquals(List.of("abc", "def", "gh", "end"), heard);
        assertTrue(stream.isClosing());

        loop.iterate();

        assertEquals(List.of("abc", "def", "gh", "end", "close"), heard);
        assertEquals(0, pool.waitingCount());
        assertFalse(loop.core().isAlive());
    }

    @Test
    void resumingAtTheEndReadsNothing() {
        final FileStream stream = open(9);
        stream.onEnd(() -> {
            stream.resume();
            heard.add("end, waiting " + pool.waitingCount());
        });
        pool.workAndDeliver();
        pool.workAndDeliver();

        assertEquals(List.of("abcdefgh", "end, waiting 0"), heard);
    }

    @Test
    void nothingIsReadBeforeThereIsADataListener() {
        final FileStream stream = fs.openStream(path, 3);

        assertEquals(0, pool.waitingCount());
        assertFalse(stream.isActive());
    }

    @Test
    void theNextChunkIsReadOnlyAfterTheListenerHasReturned() {
        final FileStream stream = open(3);
        stream.onData(chunk -> heard.add("waiting " + pool.waitingCount()));

        pool.workAndDeliver();
        pool.workAndDeliver();

        assertEquals(List.of("waiting 0", "waiting 0"), heard);
        assertEquals(1, pool.waitingCount());
    }

    @Test
    void oneBufferServesEveryChunkAndTheNextStream() {
        final List<ByteBuffer> buffers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            final FileStream stream = fs.openStream(path, 4);
            stream.onData(buffers::add);
            for (int reads = 0; reads < 3; reads++) {
                pool.workAndDeliver();
            }
            loop.iterate();
        }

        assertEquals(4, buffers.size());
        buffers.forEach(buffer -> assertSame(buffers.get(0), buffer));
    }

    @Test
    void twoStreamsAtOnceHaveABufferEach() {
        final List<ByteBuffer> buffers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            fs.openStream(path, 8).onData(chunk -> {
                buffers.add(chunk);
                heard.add(text(chunk));
            });
        }
        pool.work();
        pool.work();
        pool.deliver();

        assertEquals(List.of("abcdefgh", "abcdefgh"), heard);
        assertFalse(buffers.get(0) == buffers.get(1));
    }

    @Test
    void aChunkIsNotOverwrittenWhileAListenerThatClosedItsStreamLooksAtIt() throws IOException {
        final Path other = Files.writeString(directory.resolve("other"), "12345678");
        final FileStream stream = fs.openStream(path, 8);
        stream.onData(chunk -> {
            stream.close();
            fs.openStream(other, 8).onData(ignored -> { });
            pool.work();
            heard.add(text(chunk));
        });
        pool.workAndDeliver();

        assertEquals(List.of("abcdefgh"), heard);
    }

    @Test
    void aPausedStreamReadsNothingMoreAndKeepsNothingAlive() {
        final FileStream stream = open(3);
        pool.work();
        stream.pause();
        pool.deliver();

        assertEquals(List.of("abc"), heard, "the chunk that was being read still comes");
        assertEquals(0, pool.waitingCount());
        assertFalse(loop.core().isAlive());

        stream.resume();
        stream.resume();
        assertEquals(1, pool.waitingCount(), "one read at a time");
        pool.workAndDeliver();
        assertEquals(List.of("abc", "def"), heard);
    }

    @Test
    void pausingInsideTheDataListenerStopsAtOnce() {
        final FileStream stream = open(3);
        stream.onData(chunk -> {
            heard.add(text(chunk));
            stream.pause();
        });
        pool.workAndDeliver();

        assertEquals(List.of("abc"), heard);
        assertEquals(0, pool.waitingCount());
    }

    @Test
    void aMissingFileIsAnErrorAndThenClose() {
        path = directory.resolve("missing");
        open(3);
        pool.workAndDeliver();
        loop.iterate();

        assertEquals(List.of("error", "close"), heard);
        final SystemCallException failure = assertInstanceOf(SystemCallException.class, failures.get(0));
        assertEquals(Errno.ENOENT, failure.errno());
        assertEquals("ENOENT: no such file or directory, open " + path, failure.getMessage());
    }

    @Test
    void anErrorThatNobodyHearsGoesToTheScope() {
        path = directory.resolve("missing");
        final FileStream stream = fs.openStream(path, 3);
        stream.onData(chunk -> heard.add("data"));
        stream.onClose(() -> heard.add("close"));

        pool.work();
        assertThrows(SystemCallException.class, pool::deliver);

        loop.iterate();
        assertEquals(List.of("close"), heard);
    }

    @Test
    void aFullPoolIsAnErrorThatComesLater() {
        pool.beFull(true);
        open(3);
        assertEquals(List.of(), heard, "a listener ran inside the call");

        loop.iterate();

        assertEquals(List.of("error", "close"), heard);
        assertInstanceOf(WorkerPoolRejectedException.class, failures.get(0));
    }

    @Test
    void aListenerThatThrowsDoesNotStopTheStream() {
        final FileStream stream = open(4);
        stream.onData(chunk -> {
            heard.add(text(chunk));
            throw new IllegalStateException("thrown on purpose");
        });
        pool.work();
        assertThrows(IllegalStateException.class, pool::deliver);
        pool.work();
        assertThrows(IllegalStateException.class, pool::deliver);
        pool.workAndDeliver();
        loop.iterate();

        assertEquals(List.of("abcd", "efgh", "end", "close"), heard);
    }

    @Test
    void closeBeforeTheReadHasStartedTakesItBack() {
        final FileStream stream = open(3);
        stream.close();
        stream.close();
        assertEquals(0, pool.waitingCount());
        assertEquals(List.of(), heard, "the close callback ran inside the call");

        pool.deliver();
        loop.iterate();

        assertEquals(List.of("close"), heard);
    }

    @Test
    void closeWhileAReadIsUnderWayWaitsForIt() {
        final FileStream stream = open(3);
        pool.work();
        stream.close();
        loop.iterate();
        assertEquals(List.of(), heard, "the worker had not come back");

        pool.deliver();
        assertEquals(List.of(), heard, "not in a CLOSING phase");
        assertTrue(loop.core().isAlive());
        loop.iterate();

        assertEquals(List.of("close"), heard);
        assertEquals(0, pool.waitingCount());
    }

    @Test
    void closingTheLoopClosesAStreamThatIsNotReadYet() throws IOException {
        open(3);
        loop.core().close();

        assertEquals(List.of("close"), heard);
        assertEquals(0, pool.waitingCount());
    }

    @Test
    void closingTheLoopDoesNotWaitForARead() throws IOException {
        open(3);
        pool.work();
        loop.core().close();

        assertEquals(List.of("close"), heard);
    }

    @Test
    void closeAfterTheRefusalOfAReadIsCloseAlone() {
        pool.beFull(true);
        open(3).close();
        loop.iterate();
        loop.iterate();

        assertEquals(List.of("close"), heard);
    }

    @Test
    void closeInsideTheDataListenerReadsNothingMore() {
        final FileStream stream = open(3);
        stream.onData(chunk -> {
            heard.add(text(chunk));
            stream.close();
        });
        pool.workAndDeliver();
        loop.iterate();

        assertEquals(List.of("abc", "close"), heard);
        assertEquals(0, pool.waitingCount());
    }

    @Test
    void aClosingStreamTakesNoDataListenerAndDoesNotResume() {
        final FileStream stream = open(3);
        stream.close();
        stream.resume();
        stream.pause();

        assertThrows(IllegalStateException.class, () -> stream.onData(chunk -> { }));
        pool.deliver();
        loop.iterate();
        assertEquals(List.of("close"), heard);
        assertEquals(0, pool.waitingCount());
    }

    private FileStream open(final int chunkBytes) {
        final FileStream stream = fs.openStream(path, chunkBytes);
        stream.onEnd(() -> heard.add("end"));
        stream.onError(failure -> {
            heard.add("error");
            failures.add(failure);
        });
        stream.onClose(() -> heard.add("close"));
        stream.onData(chunk -> heard.add(text(chunk)));
        return stream;
    }

    private static String text(final ByteBuffer chunk) {
        return UTF_8.decode(chunk).toString();
    }
}
