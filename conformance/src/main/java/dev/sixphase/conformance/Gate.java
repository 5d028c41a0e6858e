package dev.sixphase.conformance;

import java.util.concurrent.CountDownLatch;

/** A task that holds its worker until it is let go, so that a test decides what else waits meanwhile. */
final class Gate implements Runnable {
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean interrupted;

    @Override
    public void run() {
        started.countDown();
        try {
            opened.await();
        } catch (final InterruptedException expected) {
            interrupted = true;
        }
        ended.countDown();
    }

    void open() {
        opened.countDown();
    }

    void awaitStart() throws InterruptedException {
        started.await();
    }

    void awaitEnd() throws InterruptedException {
        ended.await();
    }

    boolean hasStarted() {
        return started.getCount() == 0;
    }

    boolean wasInterrupted() {
        return interrupted;
    }
}
