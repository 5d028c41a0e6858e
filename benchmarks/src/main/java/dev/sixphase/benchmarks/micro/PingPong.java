package dev.sixphase.benchmarks.micro;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;

/** Two loops, each of which sleeps while the other has the ball. */
final class PingPong {
    private final Executor near;
    private final Executor far;
    private final long[] tripNanos;
    private final CountDownLatch done = new CountDownLatch(1);
    private final Runnable pong = this::pong;
    private final Runnable ping = this::ping;
    private long sentNanos;
    private int trips;

    PingPong(final Executor near, final Executor far, final int count) {
        this.near = near;
        this.far = far;
        this.tripNanos = new long[count];
    }

    /** {@return the median time there and back} */
    long play() throws InterruptedException {
        near.execute(() -> {
            sentNanos = System.nanoTime();
            far.execute(pong);
        });
        done.await();
        Arrays.sort(tripNanos);
        return tripNanos[trips / 2];
    }

    private void pong() {
        near.execute(ping);
    }

    private void ping() {
        final long nowNanos = System.nanoTime();
        tripNanos[trips++] = nowNanos - sentNanos;
        if (trips == tripNanos.length) {
            done.countDown();
            return;
        }
        sentNanos = nowNanos;
        far.execute(pong);
    }
}
