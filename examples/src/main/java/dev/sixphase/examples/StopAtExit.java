package dev.sixphase.examples;

import dev.sixphase.api.EventLoop;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/**
 * Owns a loop, and ends it in order when the JVM is told to end by SIGINT or SIGTERM: stops the loop and
 * holds the JVM's end up until everything is closed.
 *
 * <p><b>Threads.</b> The loop's thread makes and closes it; any may ask.
 */
final class StopAtExit implements AutoCloseable {
    private final EventLoop loop;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stopAndWait, "sixphase-stop");
    private volatile boolean isAsked;

    StopAtExit(final EventLoop loop) {
        this.loop = Objects.requireNonNull(loop, "loop");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending already: too late to hold it up, in time to start nothing.
            isAsked = true;
            loop.stop();
        }
    }

    /** {@return whether the program is to end now, or ended because of that} */
    boolean isAsked() {
        return isAsked;
    }

    /** What the JVM does when it is told to end. */
    void stopAndWait() {
        isAsked = true;
        loop.stop();
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            loop.close();
        } finally {
            closed.countDown();
            forgetHook();
        }
    }

    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ignored) {
            // The JVM is ending: the hook has run or is running.
        }
    }
}
