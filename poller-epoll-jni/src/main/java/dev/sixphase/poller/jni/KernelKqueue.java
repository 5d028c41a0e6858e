package dev.sixphase.poller.jni;

/** The kernel itself. */
final class KernelKqueue implements KqueueCalls {
    @Override
    public int create() {
        return KqueueNative.create();
    }

    @Override
    public int watchTrigger(final int kqueue) {
        return KqueueNative.watchTrigger(kqueue);
    }

    @Override
    public int trigger(final int kqueue) {
        return KqueueNative.trigger(kqueue);
    }

    @Override
    public int await(final int kqueue, final KeventArray changes, final int changeCount,
        final KeventArray events, final int maxEvents, final long timeoutNanos) {

        return KqueueNative.await(kqueue, changes.address(), changeCount, events.address(), maxEvents,
            timeoutNanos);
    }

    @Override
    public KeventArray newEvents(final int capacity) {
        return new KeventArray(capacity, KqueueNative.eventSize(), new BufferAddress());
    }

    @Override
    public int kind(final int descriptor) {
        return KqueueNative.kind(descriptor);
    }

    @Override
    public int errnoOf(final int number) {
        return KqueueNative.errnoOf(number);
    }

    /** A socket of UDP. */
    @Override
    public int openWritable() {
        return SocketNative.open(SocketNative.INET, SocketNative.DATAGRAM);
    }

    @Override
    public int close(final int descriptor) {
        return KqueueNative.close(descriptor);
    }
}
