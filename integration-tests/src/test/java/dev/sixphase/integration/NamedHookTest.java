package dev.sixphase.integration;

import dev.sixphase.api.EventLoop;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class NamedHookTest {
    private static final List<String> ONE_ITERATION = List.of("0 TIMERS", "1 PENDING", "1 IDLE", "1 PREPARE",
        "1 POLL", "1 CHECK", "1 CLOSING", "1 TIMERS");

    private static List<String> recordOf(final EventLoop.Builder builder) {
        RecordingHook.takeRecord();
        try (EventLoop loop = builder.poller("nio").build()) {
            loop.run(() -> loop.setImmediate(() -> { }));
        }
        return RecordingHook.takeRecord();
    }

    @Test
    void aHookIsInstalledByNameAndNotOtherwise() { // seed 44
        assertEquals(ONE_ITERATION, recordOf(EventLoop.builder().phaseHook("recording")));
        assertEquals(List.of(), recordOf(EventLoop.builder()));
    }

    @Test
    void aPropertyInstallsHooksToo() { // seed 44
        System.setProperty("sixphase.hooks", "recording");
        try {
            assertEquals(ONE_ITERATION, recordOf(EventLoop.builder()));
        } finally {
            System.clearProperty("sixphase.hooks");
        }
    }

    @Test
    void anUnknownNameListsTheKnownOnes() { // users 1
        final EventLoop.Builder builder = EventLoop.builder().phaseHook("recordin");
        assertEquals("unknown phase hook recordin; known are [recording]",
            assertThrows(IllegalArgumentException.class, builder::build).getMessage());
    }
}
