package dev.sixphase.integration;

import dev.sixphase.api.EventLoop;
import dev.sixphase.api.RunMode;
import dev.sixphase.api.TimerHandle;
import dev.sixphase.conformance.ManualClock;
import dev.sixphase.conformance.ScriptedPoller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Hours in no time: what the kit makes possible for any user's own tests. */
@Timeout(30)
class SimulatedTimeTest {
    private final ManualClock clock = new ManualClock();
    private final EventLoop loop = EventLoop.builder()
        .poller(ScriptedPoller.provider(new ScriptedPoller(clock))).clock(clock).build();
    private final List<String> log = new ArrayList<>();

    private final long originNanos = clock.nanoTime();

    private long millis() {
        return Duration.ofNanos(clock.nanoTime() - originNanos).toMillis();
    }

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void tenThousandRepeatsDoNotDriftIfNothingDelaysThem() { // users 17, users 23
        final int[] fired = {0};
        final TimerHandle timer = loop.newTimer();
        final long startMillis = loop.nowMillis();
        timer.start(() -> {
            if (++fired[0] == 10_000) {
                timer.close();
            }
        }, 10, 10);

        loop.run(RunMode.DEFAULT);

        assertEquals(10_000, fired[0]);
        assertEquals(100_000, loop.nowMillis() - startMillis);
    }

    @Test
    void aJumpOfAnHourFiresAnIntervalOnceAndNot3600Times() { // users 17
        final List<Long> firedSeconds = new ArrayList<>();
        final long startNanos = clock.nanoTime();
        loop.run(() -> loop.setInterval(timer -> {
            firedSeconds.add(Duration.ofNanos(clock.nanoTime() - startNanos).toSeconds());
            if (firedSeconds.size() == 2) {
                clock.advance(Duration.ofHours(1));
            }
            if (firedSeconds.size() == 4) {
                timer.close();
            }
        }, 1000));

        assertEquals(List.of(1L, 2L, 3602L, 3603L), firedSeconds);
    }

    /** The loop's clock counts whole milliseconds, as libuv's and Node's. */
    @Test
    void noTimeoutFiresEarlyByTheLoopsClock() { // rule 26, users 17
        final Random random = new Random(17);
        final int[] fired = {0};
        loop.run(() -> {
            for (int count = 0; count < 1_000; count++) {
                final int delayMillis = 1 + random.nextInt(10_000);
                final long startMillis = millis();
                loop.setTimeout(() -> {
                    fired[0]++;
                    assertTrue(millis() - startMillis >= delayMillis);
                }, delayMillis);
                clock.advanceNanos(random.nextInt(3_000_000));
            }
        });

        assertEquals(1_000, fired[0]);
    }

    @Test
    void whatAnExitListenerAsksForIsDropped() { // rule 66
        loop.onExit(code -> {
            log.add("exit" + code);
            loop.nextTick(() -> log.add("tick"));
            loop.setTimeout(() -> log.add("timeout"), 1);
            loop.setImmediate(() -> log.add("immediate"));
        });

        loop.run(() -> log.add("main"));

        assertEquals(List.of("main", "exit0"), log);
    }

    @Test
    void eachQueueIsFirstInFirstOut() { // seed 8
        loop.run(() -> {
            for (int count = 0; count < 3; count++) {
                final int number = count;
                loop.setImmediate(() -> log.add("immediate" + number));
                loop.queueMicrotask(() -> log.add("micro" + number));
                loop.nextTick(() -> log.add("tick" + number));
                loop.setTimeout(() -> log.add("timeout" + number), 1);
            }
            clock.advance(Duration.ofMillis(5));
        });

        assertEquals(List.of("tick0", "tick1", "tick2", "micro0", "micro1", "micro2", "timeout0", "timeout1",
            "timeout2", "immediate0", "immediate1", "immediate2"), log);
    }
}
