package dev.sixphase.poller.jni;

/**
 * The system calls of a {@link KqueuePoller}, so that a test can stand in for the kernel. A negative result
 * is {@code -errno}.
 */
interface KqueueCalls {
    int create();

    /** Has the kqueue report each {@link #trigger} once, as an event of a filter that no change names. */
    int watchTrigger(int kqueue);

    int trigger(int kqueue);

    /** Applies the changes, then waits for at most so long, -1 for ever. */
    int await(int kqueue, KeventArray changes, int changeCount, KeventArray events, int maxEvents,
        long timeoutNanos);

    KeventArray newEvents(int capacity);

    /** 0 for what can be watched, or {@code KIND_FILE} or {@code KIND_DEVICE}. */
    int kind(int descriptor);

    /** Linux's number for one of this system. */
    int errnoOf(int number);

    /** For a trial: what is writable from the first. */
    int openWritable();

    int close(int descriptor);
}
