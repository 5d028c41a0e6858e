package dev.sixphase.loop.core;

import java.util.ArrayDeque;

/**
 * Handles that are closing. A phase ends those that were closing when it began, the last to be closed
 * first.
 */
final class ClosingQueue implements Phase {
    private final LoopCore core;
    private final ArrayDeque<CoreHandle> closing = new ArrayDeque<>();
    private final ArrayDeque<CoreHandle> batch = new ArrayDeque<>();

    ClosingQueue(final LoopCore core) {
        this.core = core;
    }

    void add(final CoreHandle handle) {
        closing.add(handle);
    }

    boolean isEmpty() {
        return closing.isEmpty() && batch.isEmpty();
    }

    @Override
    public void run() {
        while (!closing.isEmpty()) {
            batch.add(closing.poll());
        }
        while (!batch.isEmpty()) {
            final CoreHandle handle = batch.pollLast();
            core.handleClosed(handle);
            handle.end();
        }
    }
}
