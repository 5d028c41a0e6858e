package dev.sixphase.loop.core;

import dev.sixphase.api.AsyncHandle;
import dev.sixphase.api.Budgets;
import dev.sixphase.api.LoopPhase;
import dev.sixphase.api.RunMode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(30)
class MailTest {
    private final TestLoop loop = new TestLoop();

    @Test
    void lettersAreOpenedInTheOrderOfTheirPosts() { // rule 68, seed 8
        loop.core().mailbox().post(loop.logging("a"));
        loop.core().mailbox().post(loop.logging("b"));
        loop.run(RunMode.DEFAULT);
        assertEquals("a b", loop.log());
    }

    @Test
    void aLetterThatIsPostedByALetterWaitsForTheNextIteration() { // rule 52, seed 31
        final int[] letters = {0};
        final Runnable[] again = new Runnable[1];
        again[0] = () -> {
            letters[0]++;
            loop.core().mailbox().post(again[0]);
        };
        loop.core().mailbox().post(again[0]);
        loop.timer(() -> {
            loop.log("timer");
            loop.core().stop();
        }, 0);

        loop.run(RunMode.ONCE);

        assertEquals(1, letters[0]);
        assertEquals("timer", loop.log());
    }

    @Test
    void noMoreLettersThanTheBudgetAreOpenedInOneIteration() { // seed 31
        final TestLoop small = new TestLoop(new Budgets(1, 1, 1, 10, 1));
        for (int index = 0; index < 25; index++) {
            small.core().mailbox().post(() -> { });
        }
        small.run(RunMode.NOWAIT);
        assertEquals(10, small.core().metrics().tasks());
        small.run(RunMode.DEFAULT);
        assertEquals(25, small.core().metrics().tasks());
    }

    @Test
    void whatTheBudgetLeftIsOpenedBeforeWhatWasPostedSince() { // rule 68, seed 31
        final TestLoop small = new TestLoop(new Budgets(1, 1, 1, 2, 1));
        small.core().mailbox().post(small.logging("a"));
        small.core().mailbox().post(small.logging("b"));
        small.core().mailbox().post(small.logging("c"));
        small.run(RunMode.NOWAIT);
        small.core().mailbox().post(small.logging("d"));
        small.core().mailbox().post(small.logging("e"));
        small.run(RunMode.DEFAULT);
        assertEquals("a b c d e", small.log());
    }

    @Test
    void aPostWakesALoopThatWaitsAndOnlyThen() { // rule 67
        final AsyncHandle async = loop.core().newAsync(() -> { });
        loop.core().mailbox().post(() -> { });
        assertEquals(0, loop.poller().wakeups());
        loop.run(RunMode.NOWAIT);
        loop.run(RunMode.NOWAIT);
        loop.poller().then((events, timeoutNanos) -> {
            loop.core().mailbox().post(loop.logging("letter"));
            loop.core().mailbox().post(loop.logging("letter"));
        });

        loop.run(RunMode.ONCE);

        assertEquals(1, loop.poller().wakeups());
        assertEquals("letter letter", loop.log());
        async.close();
    }

    @Test
    void whereALetterCameTheLoopLooksOnceMoreBeforeItSleeps() {
        final AsyncHandle async = loop.core().newAsync(() -> { });
        final List<Long> timeoutsNanos = new ArrayList<>();
        loop.core().mailbox().post(() -> { });
        loop.run(RunMode.NOWAIT);
        loop.poller().then((events, timeoutNanos) -> {
            timeoutsNanos.add(timeoutNanos);
            loop.core().mailbox().post(loop.logging("letter"));
        });
        loop.poller().then((events, timeoutNanos) -> timeoutsNanos.add(timeoutNanos));

        loop.run(RunMode.ONCE);

        assertEquals(List.of(0L, 0L), timeoutsNanos);
        assertEquals(0, loop.poller().wakeups());
        assertEquals("letter", loop.log());
        async.close();
    }

    @Test
    void aClosedMailboxTakesNothingAndKeepsNothing() throws Exception { // users 21
        assertTrue(loop.core().mailbox().post(loop.logging("posted before")));
        loop.core().close();
        assertFalse(loop.core().mailbox().post(loop.logging("posted after")));
        assertTrue(loop.core().mailbox().isEmpty());
        assertEquals("", loop.log());
    }

    @Test
    void sendsCoalesceAndRunInTheOrderInWhichTheHandlesWereMade() { // rule 67
        final AsyncHandle first = loop.core().newAsync(loop.logging("first"));
        final AsyncHandle second = loop.core().newAsync(loop.logging("second"));
        second.send();
        first.send();
        second.send();
        first.send();

        loop.run(RunMode.NOWAIT);

        assertEquals("first second", loop.log());
    }

    @Test
    void aSendInTheCallbackRunsItAgainInTheNextPoll() { // rule 67
        final AsyncHandle[] async = new AsyncHandle[1];
        async[0] = loop.core().newAsync(() -> {
            loop.log("async");
            async[0].send();
        });
        async[0].send();
        loop.hook(LoopPhase.CHECK, loop.logging("check")).unref();

        loop.run(RunMode.NOWAIT);
        loop.run(RunMode.NOWAIT);

        assertEquals("async check async check", loop.log());
    }

    @Test
    void aHandleThatIsClosedWithASendUnderWayStaysSilent() { // rule 67
        final AsyncHandle async = loop.core().newAsync(loop.logging("async"));
        async.send();
        async.close();
        async.send();
        loop.run(RunMode.DEFAULT);
        assertEquals("", loop.log());
    }

    @Test
    void whatAThreadDidBeforeItsSendIsVisibleToTheCallback() throws Exception { // rule 67
        final int threads = 4;
        final int sends = 10_000;
        final int[] plain = new int[threads];
        final AsyncHandle[] async = new AsyncHandle[1];
        async[0] = loop.core().newAsync(() -> {
            int done = 0;
            for (final int count : plain) {
                done += count == sends ? 1 : 0;
            }
            if (done == threads) {
                async[0].close();
            }
        });
        final CountDownLatch started = new CountDownLatch(threads);
        for (int index = 0; index < threads; index++) {
            final int mine = index;
            new Thread(() -> {
                started.countDown();
                for (int send = 0; send < sends; send++) {
                    plain[mine]++;
                    async[0].send();
                }
            }).start();
        }
        started.await();

        // Ends only if no send is lost: the callback of the last one sees every thread's last write.
        loop.run(RunMode.DEFAULT);

        assertTrue(loop.core().metrics().tasks() > 0);
    }
}
