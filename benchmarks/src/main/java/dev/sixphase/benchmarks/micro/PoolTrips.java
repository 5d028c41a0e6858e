package dev.sixphase.benchmarks.micro;

import java.util.function.Consumer;

/** Pieces of work that do nothing, on a pool and back to the loop, a fixed number of them under way. */
final class PoolTrips {
    private final Consumer<Runnable> pool;
    private final Runnable whenDone;
    private final Runnable ended = this::ended;
    private int toStart;
    private int toEnd;

    /** Work of the pool is handed what runs on the loop when it has ended. */
    PoolTrips(final int count, final Consumer<Runnable> pool, final Runnable whenDone) {
        this.pool = pool;
        this.whenDone = whenDone;
        this.toStart = count;
        this.toEnd = count;
    }

    void start(final int inFlight) {
        for (int index = 0; index < inFlight; index++) {
            startOne();
        }
    }

    private void startOne() {
        toStart--;
        pool.accept(ended);
    }

    private void ended() {
        toEnd--;
        if (toStart > 0) {
            startOne();
        } else if (toEnd == 0) {
            whenDone.run();
        }
    }
}
