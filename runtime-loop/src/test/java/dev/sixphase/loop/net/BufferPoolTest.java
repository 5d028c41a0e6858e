package dev.sixphase.loop.net;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BufferPoolTest {
    private final BufferPool pool = new BufferPool();

    @Test
    void aChunkThatWasGivenBackIsTakenAgainAndHoldsNothing() {
        final ByteBuffer chunk = pool.take();
        assertTrue(chunk.isDirect());
        chunk.limit(100).put(new byte[100]);
        pool.giveBack(chunk);

        final ByteBuffer again = pool.take();

        assertSame(chunk, again);
        assertEquals(0, again.position());
        assertEquals(0, again.limit());
        assertNotSame(again, pool.take());
    }

    @Test
    void whatABurstNeededIsNotKeptForEver() { // seed 33
        final List<ByteBuffer> burst = new ArrayList<>();
        for (int count = 0; count < 1_000; count++) {
            burst.add(pool.take());
        }

        burst.forEach(pool::giveBack);

        assertEquals(256, pool.freeCount());
    }
}
