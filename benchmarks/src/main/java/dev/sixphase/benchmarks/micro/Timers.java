package dev.sixphase.benchmarks.micro;

/** Many timers on one loop. */
interface Timers {
    /** What timers do. */
    Runnable NOTHING = () -> { };

    /** Starts a timer for each delay. */
    void startAll() throws InterruptedException;

    /** Cancels those that are started. */
    void cancelAll() throws InterruptedException;
}
