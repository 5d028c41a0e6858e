package dev.sixphase.api;

/**
 * The phases of one iteration, in their order (libuv 1.45 and later). In a {@link RunMode#DEFAULT} run the
 * timers that are due also run once before the first iteration.
 */
public enum LoopPhase {
    /**
     * Callbacks that an operation put off, such as the outcome of a write. Runs again, in short, after
     * POLL.
     */
    PENDING,
    /** Idle handles: while one is active the poll does not block. */
    IDLE,
    /** Prepare handles: the last thing before the poll. */
    PREPARE,
    /** Waits for I/O, for workers and for other threads, and runs their callbacks. */
    POLL,
    /** Check handles and immediates. */
    CHECK,
    /** Close callbacks of handles. */
    CLOSING,
    /** Timers that are due. */
    TIMERS
}
