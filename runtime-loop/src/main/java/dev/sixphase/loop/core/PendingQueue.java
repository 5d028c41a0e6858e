package dev.sixphase.loop.core;

/**
 * Callbacks that an operation put off, because none may run inside the call that asks for it. One that is
 * added while the queue runs waits for the next round.
 */
final class PendingQueue implements Phase {
    private final LoopCore core;
    private final CallbackQueue<Runnable> callbacks = new CallbackQueue<>();

    PendingQueue(final LoopCore core) {
        this.core = core;
    }

    void add(final Runnable callback) {
        callbacks.add(callback);
    }

    boolean isEmpty() {
        return callbacks.isEmpty();
    }

    @Override
    public void run() {
        for (int left = callbacks.size(); left > 0; left--) {
            core.call(callbacks.poll());
        }
    }
}
