package dev.sixphase.loop.group;

import dev.sixphase.api.AsyncHandle;
import dev.sixphase.api.EventLoop;
import dev.sixphase.api.Handle;
import dev.sixphase.api.StreamServer;
import dev.sixphase.api.TimerHandle;
import dev.sixphase.loop.net.LoopNet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;

/**
 * One loop of a group, on its thread from its first callback to its last.
 *
 * <p><b>Life:</b> kept alive by a handle of ours; draining, when that is closed and the loop ends as a
 * program does, once nothing keeps it alive, or at the deadline; closed.
 *
 * <p><b>Threads.</b> Made by the group's builder; {@link #call} and {@link #drain} from any.
 */
final class GroupedLoop {
    private final LoopGroup group;
    private final EventLoop loop;
    private final Arrivals arrivals;
    private final AsyncHandle keptAlive;
    private final Thread thread;
    private final CountDownLatch entered = new CountDownLatch(1);
    private final Set<CompletableFuture<?>> asked = ConcurrentHashMap.newKeySet();
    /** Null until the loop drains. */
    private TimerHandle deadline;
    private boolean isTimeUp;
    private Throwable failure;

    GroupedLoop(final LoopGroup group, final EventLoop loop) {
        this.group = group;
        this.loop = loop;
        arrivals = new Arrivals(loop::execute);
        keptAlive = loop.newAsync(() -> { });
        thread = group.settings().threads().newThread(this::run);
        if (thread == null) {
            throw new IllegalStateException("the thread factory " + group.settings().threads()
                + " gave no thread: it must make one for each loop");
        }
    }

    EventLoop loop() {
        return loop;
    }

    LoopNet net() {
        return (LoopNet) loop.net();
    }

    Arrivals arrivals() {
        return arrivals;
    }

    Thread thread() {
        return thread;
    }

    /** Waits until nobody but the thread may use the loop any more. */
    void awaitEntered() {
        boolean interrupted = false;
        while (entered.getCount() > 0) {
            try {
                entered.await();
            } catch (final InterruptedException interrupt) {
                // A thread that was started gets there; the caller hears of the interrupt afterwards.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@return what the task gives when it has run on the loop; a loop that ends before lets it fail} */
    <T> CompletableFuture<T> call(final Callable<T> task) {
        final CompletableFuture<T> outcome = new CompletableFuture<>();
        asked.add(outcome);
        outcome.whenComplete((value, thrown) -> asked.remove(outcome));
        try {
            loop.execute(() -> complete(outcome, task));
        } catch (final RejectedExecutionException closed) {
            outcome.completeExceptionally(closed);
        }
        return outcome;
    }

    private static <T> void complete(final CompletableFuture<T> outcome, final Callable<T> task) {
        try {
            outcome.complete(task.call());
        } catch (final Exception | Error thrown) {
            outcome.completeExceptionally(thrown);
        }
    }

    /** Tells the loop to end by itself within this time. */
    void drain(final long timeoutMillis) {
        try {
            loop.execute(() -> drainHere(timeoutMillis));
        } catch (final RejectedExecutionException ignored) {
            // It has ended already.
        }
    }

    private void drainHere(final long timeoutMillis) {
        // The cached time may be from before a long callback.
        loop.updateTime();
        if (deadline == null) {
            deadline = loop.newTimer();
            deadline.unref();
            deadline.start(this::timeIsUp, timeoutMillis, 0);
            keptAlive.close();
            arrivals.refuse();
            loop.handles().stream().filter(StreamServer.class::isInstance).forEach(Handle::close);
            group.settings().onShutdown().accept(loop);
        } else if (timeoutMillis < deadline.dueInMillis()) {
            deadline.start(this::timeIsUp, timeoutMillis, 0);
        }
    }

    private void timeIsUp() {
        isTimeUp = true;
        loop.stop();
    }

    private void run() {
        try {
            loop.run(this::begin);
            if (deadline == null) {
                fail(new IllegalStateException("the loop was told to end, by stop() or exit("
                    + loop.exitCode() + "), and its group was not: use shutdown of the group"));
            }
        } catch (final Throwable thrown) {
            // Whatever it is, the others must hear that this loop has ended.
            fail(thrown);
        } finally {
            end();
        }
    }

    private void begin() {
        entered.countDown();
        group.settings().onStart().accept(loop);
    }

    /** Tells the first failure; what else goes wrong after it belongs to it. */
    private void fail(final Throwable thrown) {
        if (failure == null) {
            failure = thrown;
            group.failed(this, thrown);
        } else if (failure != thrown) {
            failure.addSuppressed(thrown);
        }
    }

    /** Closes the loop, which does not run any more or never did. */
    void end() {
        entered.countDown();
        List<String> cutOff = List.of();
        try {
            cutOff = survivors();
            loop.close();
        } catch (final Throwable thrown) {
            fail(thrown);
        } finally {
            arrivals.closeAll();
            final Exception closed = new RejectedExecutionException(thread.getName() + " has ended");
            asked.forEach(outcome -> outcome.completeExceptionally(closed));
            group.ended(cutOff);
        }
    }

    private List<String> survivors() {
        final List<String> names = new ArrayList<>();
        for (final Handle handle : loop.handles()) {
            if (handle.isActive() && handle.hasRef() && handle != keptAlive
                && !(handle instanceof StreamServer)) {
                names.add(thread.getName() + ": " + handle);
            }
        }
        // A loop that has come to its own end may have got mail since; that is nothing that was cut off.
        if (isTimeUp && names.isEmpty() && loop.isAlive()) {
            names.add(thread.getName() + ": timers, immediates, requests or tasks");
        }
        return names;
    }
}
