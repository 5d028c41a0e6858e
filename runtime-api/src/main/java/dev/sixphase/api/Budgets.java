package dev.sixphase.api;

/**
 * How much one participant may do before the others have their turn. Each bound is a count, so a run
 * repeats exactly.
 *
 * <p><b>Threads.</b> Immutable; safe on any thread.
 *
 * @param eventsPerPoll the most I/O events that one poll fetches; at least 1. A full buffer is followed by
 *     another poll that does not wait
 * @param pollsPerIteration the most polls in one POLL phase; at least 1
 * @param readsPerEvent the most reads, or received datagrams, for one readiness; at least 1. A stream reads
 *     again only if the buffer was filled
 * @param tasksPerIteration the most callbacks from other threads in one POLL phase; at least 1. One that is
 *     posted while they run waits for the next iteration in any case
 * @param readBufferBytes the size of the loop's read buffer; at least 1
 */
public record Budgets(int eventsPerPoll, int pollsPerIteration, int readsPerEvent, int tasksPerIteration,
    int readBufferBytes) {

    /** Refuses a budget of nothing. */
    public Budgets {
        atLeastOne(eventsPerPoll, "eventsPerPoll");
        atLeastOne(pollsPerIteration, "pollsPerIteration");
        atLeastOne(readsPerEvent, "readsPerEvent");
        atLeastOne(tasksPerIteration, "tasksPerIteration");
        atLeastOne(readBufferBytes, "readBufferBytes");
    }

    /** {@return libuv's bounds: 1,024 events, 48 polls, 32 reads of 64 KiB; and 1,024 tasks} */
    public static Budgets defaults() {
        return new Budgets(1024, 48, 32, 1024, 64 * 1024);
    }

    private static void atLeastOne(final int value, final String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1: " + value);
        }
    }
}
