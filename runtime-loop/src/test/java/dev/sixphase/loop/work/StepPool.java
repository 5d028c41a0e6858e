package dev.sixphase.loop.work;

import dev.sixphase.api.Callback;
import dev.sixphase.api.Errno;
import dev.sixphase.api.Request;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.spi.WorkerPool.Kind;
import dev.sixphase.api.spi.WorkerPoolRejectedException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;

/** A submitter whose work and whose callbacks run when the test says so, on the test's thread. */
final class StepPool implements Submitter {
    private final List<Kind> kinds = new ArrayList<>();
    private final Queue<Job<?>> waiting = new ArrayDeque<>();
    private final Queue<Runnable> callbacks = new ArrayDeque<>();
    private boolean full;

    @Override
    public <T> Request submit(final Kind kind, final Callable<? extends T> work,
        final Callback<? super T> callback) {

        if (full) {
            throw new WorkerPoolRejectedException("the queue is full, says this test");
        }
        kinds.add(kind);
        final Job<T> job = new Job<>(work, callback);
        waiting.add(job);
        return job;
    }

    void beFull(final boolean nowFull) {
        full = nowFull;
    }

    List<Kind> kinds() {
        return kinds;
    }

    int waitingCount() {
        return waiting.size();
    }

    /** Runs the oldest waiting work, as a worker would; its callback waits. */
    void work() {
        waiting.remove().run();
    }

    /** Runs what the loop would run in its POLL phase. */
    void deliver() {
        for (int left = callbacks.size(); left > 0; left--) {
            callbacks.remove().run();
        }
    }

    void workAndDeliver() {
        work();
        deliver();
    }

    private final class Job<T> implements Request {
        private final Callable<? extends T> work;
        private final Callback<? super T> callback;
        private boolean pending = true;

        Job(final Callable<? extends T> work, final Callback<? super T> callback) {
            this.work = work;
            this.callback = callback;
        }

        private void run() {
            try {
                final T value = work.call();
                end(null, value);
            } catch (final Exception failure) {
                end(failure, null);
            }
        }

        private void end(final Throwable failure, final T value) {
            callbacks.add(() -> {
                pending = false;
                callback.ended(failure, value);
            });
        }

        @Override
        public boolean cancel() {
            final boolean taken = waiting.remove(this);
            if (taken) {
                end(new SystemCallException(Errno.ECANCELED, "work", "", null), null);
            }
            return taken;
        }

        @Override
        public boolean isPending() {
            return pending;
        }
    }
}
