package dev.sixphase.api.spi;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PollEventsTest {
    private final PollEvents events = new PollEvents(2);

    @Test
    void keepsTokensAndReadinessInOrder() {
        events.add(Long.MIN_VALUE, PollEvents.READABLE | PollEvents.HANG_UP);
        events.add(7, PollEvents.WRITABLE | PollEvents.ERROR);

        assertEquals(2, events.size());
        assertEquals(Long.MIN_VALUE, events.token(0));
        assertEquals(PollEvents.READABLE | PollEvents.HANG_UP, events.readiness(0));
        assertEquals("PollEvents[-9223372036854775808:rh, 7:we]", events.toString());
    }

    @Test
    void refusesMoreThanFits() {
        events.add(1, PollEvents.READABLE);
        events.add(2, PollEvents.READABLE);
        assertTrue(events.isFull());

        assertThrows(IllegalStateException.class, () -> events.add(3, PollEvents.READABLE));
        assertEquals("PollEvents[1:r, 2:r]", events.toString());
    }

    @Test
    void showsNothingOfWhatItForgot() {
        events.add(1, PollEvents.READABLE);
        events.clear();

        assertTrue(events.isEmpty());
        assertThrows(IndexOutOfBoundsException.class, () -> events.token(0));
        assertThrows(IndexOutOfBoundsException.class, () -> events.readiness(-1));
    }

    @Test
    void holdsAtLeastOne() {
        assertThrows(IllegalArgumentException.class, () -> new PollEvents(0));
        assertEquals(1, new PollEvents(1).capacity());
    }
}
