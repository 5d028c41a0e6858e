package dev.sixphase.conformance;

import java.time.Duration;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class ManualClockTest {
    @Test
    void movesOnlyByHand() {
        final ManualClock clock = new ManualClock(10);

        clock.advanceNanos(5);
        clock.advance(Duration.ofMillis(1));

        assertEquals(1_000_015, clock.nanoTime());
    }

    @Test
    void neverGoesBack() {
        final ManualClock clock = new ManualClock();

        assertThrows(IllegalArgumentException.class, () -> clock.advanceNanos(-1));
        assertEquals(0, clock.nanoTime());
    }
}
