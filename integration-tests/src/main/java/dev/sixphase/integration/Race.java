package dev.sixphase.integration;

import dev.sixphase.api.EventLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Selector;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Two threads that load native code at the same moment: one by building a loop, one by opening a selector.
 *
 * <p><b>Not guaranteed:</b> that this ends; that it does is what a test finds out.
 */
public final class Race {
    private static final CountDownLatch START = new CountDownLatch(1);

    private Race() { }

    /**
     * Races once.
     *
     * @param arguments none
     * @throws InterruptedException if interrupted
     */
    public static void main(final String[] arguments) throws InterruptedException {
        final List<Thread> racers = List.of(
            racer(() -> EventLoop.builder().build().close()),
            racer(() -> EventLoop.builder().build().close()),
            racer(Race::openSelector));
        START.countDown();
        for (final Thread racer : racers) {
            racer.join();
        }
    }

    private static Thread racer(final Runnable work) {
        final Thread thread = new Thread(() -> {
            try {
                START.await();
            } catch (final InterruptedException failure) {
                throw new IllegalStateException(failure);
            }
            work.run();
        });
        // A failure is the exit code, so that it does not pass for an end.
        thread.setUncaughtExceptionHandler((failed, failure) -> Runtime.getRuntime().halt(1));
        thread.start();
        return thread;
    }

    private static void openSelector() {
        try {
            Selector.open().close();
        } catch (final IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
