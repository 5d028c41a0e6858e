package dev.sixphase.poller.jni;

/** The kernel itself. */
final class KernelEpoll implements EpollCalls {
    @Override
    public int create() {
        return EpollNative.create();
    }

    @Override
    public int control(final int epoll, final int operation, final int descriptor, final int eventMask,
        final long data) {

        return EpollNative.control(epoll, operation, descriptor, eventMask, data);
    }

    @Override
    public int waitMillis(final int epoll, final EventArray events, final int maxEvents,
        final int timeoutMillis) {

        return EpollNative.waitMillis(epoll, events.address(), maxEvents, timeoutMillis);
    }

    @Override
    public int waitNanos(final int epoll, final EventArray events, final int maxEvents,
        final long timeoutNanos) {

        return EpollNative.waitNanos(epoll, events.address(), maxEvents, timeoutNanos);
    }

    @Override
    public EventArray newEvents(final int capacity) {
        return new EpollEventArray(capacity);
    }

    @Override
    public int createEventDescriptor() {
        return EpollNative.createEventDescriptor();
    }

    @Override
    public int signal(final int eventDescriptor) {
        return EpollNative.signal(eventDescriptor);
    }

    @Override
    public int close(final int descriptor) {
        return EpollNative.close(descriptor);
    }
}
