package dev.sixphase.benchmarks;

import dev.sixphase.api.AsyncHandle;
import dev.sixphase.api.EventLoop;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A loop on a thread of its own, which runs until it is closed. */
public final class RunningLoop implements AutoCloseable {
    private final EventLoop loop;
    private final AsyncHandle end;
    private final Thread thread;

    private RunningLoop(final EventLoop loop, final AsyncHandle end, final Thread thread) {
        this.loop = loop;
        this.end = end;
        this.thread = thread;
    }

    /**
     * Starts a loop and has it run a program first.
     *
     * @param poller the name of its poller
     * @param program sets the loop up, on its thread
     * @return the loop that runs
     */
    public static RunningLoop start(final String poller, final Consumer<EventLoop> program) {
        final CompletableFuture<RunningLoop> started = new CompletableFuture<>();
        final Thread thread = new Thread(() -> {
            try (EventLoop loop = EventLoop.builder().poller(poller).build()) {
                loop.run(() -> {
                    final AsyncHandle end = loop.newAsync(loop::stop);
                    program.accept(loop);
                    started.complete(new RunningLoop(loop, end, Thread.currentThread()));
                });
            } catch (final RuntimeException failure) {
                started.completeExceptionally(failure);
            }
        }, "loop-" + poller);
        thread.setDaemon(true);
        thread.start();
        return started.join();
    }

    /** {@return the loop} */
    public EventLoop loop() {
        return loop;
    }

    @Override
    public void close() {
        end.send();
        try {
            thread.join();
        } catch (final InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
