package dev.sixphase.threadpool;

import dev.sixphase.api.spi.WorkerPool.Kind;
import dev.sixphase.api.spi.WorkerPool.Ticket;

/**
 * One accepted task and where it is on its way: its own ticket, and its own link in the queue. Its pool's
 * lock guards everything but {@link #run}.
 */
final class PooledTask implements Ticket {
    /** The stations of a task; the last two are where it stays. */
    enum State {
        /** In the queue. */
        WAITING,
        /** Out of the queue because the pool was aborted, and not yet cancelled by its owner. */
        DROPPED,
        /** Handed to a worker. */
        STARTED,
        /** Cancelled by its owner. */
        TAKEN_BACK
    }

    private final BoundedWorkerPool pool;
    private final Kind kind;
    private final long sequence;
    private PooledTask previous;
    private PooledTask next;
    private State state = State.WAITING;
    private Runnable work;

    PooledTask(final BoundedWorkerPool pool, final Kind kind, final long sequence, final Runnable work) {
        this.pool = pool;
        this.kind = kind;
        this.sequence = sequence;
        this.work = work;
    }

    @Override
    public boolean cancel() {
        return pool.takeBack(this);
    }

    PooledTask next() {
        return next;
    }

    void linkAfter(final PooledTask newPrevious) {
        previous = newPrevious;
        next = null;
        if (newPrevious != null) {
            newPrevious.next = this;
        }
    }

    /** Takes this out of its list; {@return what was before it} */
    PooledTask unlink() {
        final PooledTask before = previous;
        if (previous != null) {
            previous.next = next;
        }
        if (next != null) {
            next.previous = previous;
        }
        previous = null;
        next = null;
        return before;
    }

    boolean isSlow() {
        return kind == Kind.SLOW_IO;
    }

    boolean isBefore(final PooledTask other) {
        return sequence < other.sequence;
    }

    State state() {
        return state;
    }

    void moveTo(final State next) {
        state = next;
        if (next != State.STARTED) {
            // A ticket may be kept for long; what the task holds must not be.
            work = null;
        }
    }

    /** Runs on the worker that took the task from the queue, once. */
    void run() {
        final Runnable body = work;
        work = null;
        body.run();
    }

    @Override
    public String toString() {
        return kind + " task " + sequence;
    }
}
