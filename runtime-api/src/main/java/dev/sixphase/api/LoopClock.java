package dev.sixphase.api;

/**
 * The only source of time in Sixphase. A test owns one and moves it by hand.
 *
 * <p><b>Threads.</b> Safe on any thread.
 *
 * <p><b>Not guaranteed:</b> that time goes on while the machine is suspended; {@link #SYSTEM} follows
 * {@link System#nanoTime()}, which on Linux stands still then.
 */
@FunctionalInterface
public interface LoopClock {
    /** The JVM's monotonic clock. */
    LoopClock SYSTEM = new LoopClock() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }
    };

    /** {@return an instant in nanoseconds; never less than before; it compares only by subtraction} */
    long nanoTime();
}
