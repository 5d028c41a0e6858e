package dev.sixphase.benchmarks.micro;

import java.util.concurrent.Executor;

/** Callbacks that each queue another one, a thousand of them in the queue at a time, until all have run. */
final class Burst implements Runnable {
    /** How many callbacks there are. */
    static final int COUNT = 1_000_000;

    private static final int WIDTH = 1_000;

    private final Executor queue;
    private final Runnable whenDone;
    private int left = COUNT;

    Burst(final Executor queue, final Runnable whenDone) {
        this.queue = queue;
        this.whenDone = whenDone;
    }

    /** Queues the first thousand. */
    void start() {
        for (int index = 0; index < WIDTH; index++) {
            queue.execute(this);
        }
    }

    @Override
    public void run() {
        left--;
        if (left >= WIDTH) {
            queue.execute(this);
        } else if (left == 0) {
            whenDone.run();
        }
    }
}
