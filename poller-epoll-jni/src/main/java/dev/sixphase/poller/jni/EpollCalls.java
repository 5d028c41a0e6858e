package dev.sixphase.poller.jni;

/**
 * The system calls of an {@link EpollPoller}, so that a test can stand in for the kernel. A negative result
 * is {@code -errno}.
 */
interface EpollCalls {
    int create();

    int control(int epoll, int operation, int descriptor, int eventMask, long data);

    /** Waits for at most so long, for ever if it is -1. */
    int waitMillis(int epoll, EventArray events, int maxEvents, int timeoutMillis);

    /** Waits for at most so long, 0 or more; {@code -ENOSYS} where the kernel has no such call. */
    int waitNanos(int epoll, EventArray events, int maxEvents, long timeoutNanos);

    EventArray newEvents(int capacity);

    int createEventDescriptor();

    int signal(int eventDescriptor);

    int close(int descriptor);
}
