package dev.sixphase.api.spi;

/**
 * Opens worker pools of one kind. {@link java.util.ServiceLoader} finds it; its public constructor takes
 * nothing and does nothing.
 *
 * <p><b>Threads.</b> Every method may be called from any thread.
 *
 * <p><b>Choice</b> follows the rules of {@link PollerProvider}.
 */
public interface WorkerPoolProvider {
    /**
     * {@return the name that users write to choose this pool: lower-case letters, digits, {@code -} and
     * {@code _}}
     */
    String name();

    /**
     * {@return the rank among the available providers; the highest wins, and one of 0 or below is chosen by
     * name only}
     */
    int priority();

    /** {@return whether this JVM can run such a pool, and if not, why not; never throws} */
    Availability availability();

    /**
     * Starts a pool.
     *
     * @param options size and bounds
     * @return a pool that the caller closes
     */
    WorkerPool open(WorkerPoolOptions options);
}
