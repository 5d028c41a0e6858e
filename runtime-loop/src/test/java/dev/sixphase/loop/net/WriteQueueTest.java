package dev.sixphase.loop.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class WriteQueueTest {
    private final FakeNetwork network = new FakeNetwork();
    private final NetLoop loop = NetLoop.over(network);
    private final FakeStreamSocket socket = new FakeStreamSocket(network);
    private final BufferPool pool = new BufferPool();
    private final WriteQueue queue = new WriteQueue(loop.core(), pool, new Completions(loop.core()));

    @AfterEach
    void close() throws IOException {
        loop.close();
    }

    @Test
    void smallWritesShareAChunk() throws IOException {
        queue.add(NetLoop.bytes("abc"), null);
        socket.room(1);
        queue.sendTo(socket);
        queue.add(NetLoop.bytes("def"), null);
        socket.room(100);
        queue.sendTo(socket);

        assertEquals("abcdef", socket.sent());
        assertEquals(1, pool.freeCount());
    }

    @Test
    void chunksGoBackToThePoolWhenTheyAreSentOrDropped() throws IOException {
        queue.add(ByteBuffer.allocate(4 * BufferPool.CHUNK_BYTES), null);
        socket.room(2 * BufferPool.CHUNK_BYTES + 1);
        queue.sendTo(socket);
        assertEquals(2, pool.freeCount());

        queue.cancel(null, null);

        assertEquals(4, pool.freeCount());
        assertTrue(queue.isEmpty());
        assertEquals(0, queue.queuedBytes());
    }
}
