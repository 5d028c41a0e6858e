package dev.sixphase.poller.nio;

import dev.sixphase.conformance.ManualClock;
import dev.sixphase.poller.nio.SpinGuard.Advice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

// users 12
class SpinGuardTest {
    private final ManualClock clock = new ManualClock(Long.MAX_VALUE - 5);
    private final List<String> log = new ArrayList<>();
    private final SpinGuard guard = new SpinGuard(clock, log::add);

    @Test
    void aFewEarlyReturnsAreNothing() {
        for (int round = 0; round < 10; round++) {
            for (int count = 1; count < SpinGuard.LIMIT; count++) {
                assertEquals(Advice.SELECT_AGAIN, guard.returnedEarly());
            }
            guard.returnedInOrder();
        }
        assertEquals(List.of(), log);
    }

    @Test
    void rebuildsOnceThenBacksOffUntilOrderReturns() {
        assertEquals(Advice.REBUILD, spin());
        assertEquals(Advice.BACK_OFF, spin());
        assertEquals(Advice.BACK_OFF, guard.returnedEarly());

        guard.returnedInOrder();

        assertEquals(Advice.SELECT_AGAIN, guard.returnedEarly());
        spin();
        guard.returnedInOrder();
        assertEquals(Advice.REBUILD, spin());
    }

    @Test
    void complainsOnceAMinuteWithCounts() {
        spin();
        for (int count = 0; count < 60_000; count++) {
            guard.returnedEarly();
        }
        assertEquals(1, log.size());
        assertTrue(log.get(0).contains("early and empty 512 times and was rebuilt 1 times"), log.get(0));

        clock.advance(Duration.ofMinutes(1));
        guard.returnedEarly();

        assertEquals(2, log.size());
        assertTrue(log.get(1).contains("early and empty 60001 times and was rebuilt 0 times"), log.get(1));
    }

    private Advice spin() {
        Advice advice = Advice.SELECT_AGAIN;
        for (int count = 0; count < SpinGuard.LIMIT && advice == Advice.SELECT_AGAIN; count++) {
            advice = guard.returnedEarly();
        }
        return advice;
    }
}
