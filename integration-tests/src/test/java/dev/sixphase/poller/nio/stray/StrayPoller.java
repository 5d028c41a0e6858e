package dev.sixphase.poller.nio.stray;

import com.tngtech.archunit.lang.ArchRule;

/** Breaks, in one class, most rules for a backend. */
public final class StrayPoller {
    private final long startedNanos;

    /** Does something. */
    public StrayPoller() {
        startedNanos = System.nanoTime();
    }

    /** {@return a time of its own} */
    public long elapsedNanos() {
        return System.nanoTime() - startedNanos;
    }

    /** {@return the loader that a backend must not ask} */
    public ClassLoader contextClassLoader() {
        return Thread.currentThread().getContextClassLoader();
    }

    /** {@return a type of a third party} */
    public ArchRule thirdParty() {
        return null;
    }

    /** Ends the JVM of whoever uses this. */
    public void exit() {
        System.exit(1);
    }

    /**
     * Sleeps instead of waiting.
     *
     * @throws InterruptedException if interrupted
     */
    public void sleep() throws InterruptedException {
        Thread.sleep(1);
    }

    /** Is native, public, an instance's and in a class of the wrong name. */
    public native void everythingWrong();
}
