package dev.sixphase.loop.group;

import dev.sixphase.api.spi.WorkerPool;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.fail;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

class SharedPoolTest {
    private final WorkerPool pool = Mockito.mock(WorkerPool.class);
    private int openings;
    private final SharedPool shared = new SharedPool(() -> {
        openings++;
        return pool;
    });

    @Test
    void isOpenedByTheFirstWhoAsksAndClosedOnce() {
        assertEquals(0, openings);
        assertSame(pool, shared.get());
        assertSame(pool, shared.get());
        assertEquals(1, openings);

        shared.close();

        verify(pool, times(1)).close(WorkerPool.Ending.ABORT);
    }

    @Test
    void isNotOpenedToBeClosed() {
        new SharedPool(() -> fail("opened")).close();
    }
}
