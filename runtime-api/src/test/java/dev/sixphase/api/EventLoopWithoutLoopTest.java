package dev.sixphase.api;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The API alone, as here, holds no loop. */
class EventLoopWithoutLoopTest {
    @Test
    void saysWhatToAdd() {
        final IllegalStateException failure =
            assertThrows(IllegalStateException.class, EventLoop::builder);

        assertTrue(failure.getMessage().contains("add dev.sixphase:runtime-loop"), failure.getMessage());
    }
}
