package dev.sixphase.api.spi;

import dev.sixphase.api.LoopClock;
import java.io.IOException;
import java.nio.channels.DatagramChannel;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The small values that the loop and a backend exchange. */
class SpiValuesTest {
    @Test
    void anInterestIsNeverEmpty() {
        for (final Interest interest : Interest.values()) {
            assertNotEquals(0, interest.mask());
            assertEquals(interest.isReadable(), (interest.mask() & PollEvents.READABLE) != 0);
            assertEquals(interest.isWritable(), (interest.mask() & PollEvents.WRITABLE) != 0);
        }
        assertEquals(Interest.READ_WRITE.mask(), Interest.READABLE.mask() | Interest.WRITABLE.mask());
    }

    @Test
    void aPollableIsWhatItWraps() throws IOException {
        try (DatagramChannel channel = DatagramChannel.open();
            DatagramChannel other = DatagramChannel.open()) {

            assertEquals(new Pollable.Channel(channel), new Pollable.Channel(channel));
            assertNotEquals(new Pollable.Channel(channel), new Pollable.Channel(other));
        }
        assertEquals(new Pollable.Descriptor(3), new Pollable.Descriptor(3));
        assertThrows(IllegalArgumentException.class, () -> new Pollable.Descriptor(-1));
        assertThrows(NullPointerException.class, () -> new Pollable.Channel(null));
    }

    @Test
    void aNoHasAReason() {
        final Availability no = Availability.unavailable("try this", null);
        assertTrue(no instanceof Availability.Unavailable refusal && refusal.reason().equals("try this"));
        assertThrows(IllegalArgumentException.class, () -> Availability.unavailable(" ", null));
        assertThrows(NullPointerException.class, () -> Availability.unavailable(null, null));
    }

    @Test
    void optionsCarryTheClock() {
        final LoopClock clock = () -> 42;
        assertSame(clock, PollerOptions.of(clock).clock());
        assertThrows(NullPointerException.class, () -> PollerOptions.of(null));
    }
}
