package dev.sixphase.integration;

import dev.sixphase.api.EventLoop;
import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.Pollable;
import dev.sixphase.conformance.ManualClock;
import dev.sixphase.conformance.ScriptedPoller;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** When the log says which poller was taken. */
class BackendLineTest {
    private final Logger logger = Logger.getLogger("dev.sixphase.loop");
    private final List<String> lines = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(final LogRecord line) {
            lines.add(line.getLevel() + ": " + line.getMessage());
        }

        @Override
        public void flush() { }

        @Override
        public void close() { }
    };

    @BeforeEach
    void listen() {
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
    }

    @AfterEach
    void listenNoLonger() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
    }

    @Test
    void theBestIsToldOnceTheLoopHasSomethingToWatch() throws IOException { // users 1
        final ManualClock clock = new ManualClock();
        final ScriptedPoller poller = new ScriptedPoller(clock);
        try (EventLoop loop = EventLoop.builder().poller(ScriptedPoller.provider(poller)).clock(clock)
            .build()) {

            loop.run(() -> loop.setTimeout(() -> { }, 1));
            assertEquals(List.of(), lines);

            watch(loop, 7);
            watch(loop, 8);
        }

        assertEquals(List.of("INFO: poller scripted (given to the builder); scripted (priority 0): chosen"),
            lines);
    }

    private static void watch(final EventLoop loop, final int descriptor) throws IOException {
        loop.newPoll(new Pollable.Descriptor(descriptor))
            .start(Interest.READABLE, readiness -> { });
    }
}
