package dev.sixphase.js;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Does something unless it is called off within a limit. */
final class Watchdog {
    private final CountDownLatch calledOff = new CountDownLatch(1);

    /**
     * Begins to wait.
     *
     * @param limit how long
     * @param bite what is done after it, on a thread of its own
     */
    Watchdog(final Duration limit, final Runnable bite) {
        final Thread thread = new Thread(() -> await(limit, bite), "sixphase-js-watchdog");
        thread.setDaemon(true);
        thread.start();
    }

    private void await(final Duration limit, final Runnable bite) {
        try {
            if (!calledOff.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                bite.run();
            }
        } catch (final InterruptedException nobodyElseKnowsThisThread) {
            Thread.currentThread().interrupt();
        }
    }

    void callOff() {
        calledOff.countDown();
    }
}
