package dev.sixphase.examples;

import dev.sixphase.api.EventLoop;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(60)
class StopAtExitTest {
    @Test
    void theEndOfTheJvmWaitsUntilTheLoopIsClosed() throws InterruptedException { // users 21
        final AtomicBoolean hasReturned = new AtomicBoolean();
        final AtomicBoolean hadReturnedWhenTheWaitEnded = new AtomicBoolean();
        final EventLoop loop = EventLoop.builder().build();
        final CountDownLatch running = new CountDownLatch(1);
        final Thread ending;
        try (StopAtExit stopAtExit = new StopAtExit(loop)) {
            assertFalse(stopAtExit.isAsked());
            ending = new Thread(() -> {
                awaitUninterrupted(running);
                stopAtExit.stopAndWait();
                hadReturnedWhenTheWaitEnded.set(hasReturned.get());
            });
            ending.start();
            loop.run(() -> {
                loop.setInterval(() -> { }, 1000);
                running.countDown();
            });
            assertTrue(stopAtExit.isAsked());
            hasReturned.set(true);
        }
        ending.join();

        assertTrue(hadReturnedWhenTheWaitEnded.get(), "the JVM would have ended under the loop's feet");
        assertThrows(IllegalStateException.class, () -> loop.run(() -> { }));
    }

    private static void awaitUninterrupted(final CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
