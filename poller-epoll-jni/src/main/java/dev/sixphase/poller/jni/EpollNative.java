package dev.sixphase.poller.jni;

/** {@code jni/epoll_jni.c}. A negative result is {@code -errno}. */
final class EpollNative {
    // Compared with sys/epoll.h when the C is compiled.
    static final int CONTROL_ADD = 1;
    static final int CONTROL_DELETE = 2;
    static final int CONTROL_MODIFY = 3;

    static final int EVENT_IN = 0x001;
    static final int EVENT_OUT = 0x004;
    static final int EVENT_ERR = 0x008;
    static final int EVENT_HUP = 0x010;
    static final int EVENT_EDGE_TRIGGERED = 1 << 31;

    private EpollNative() { }

    static native int create();

    static native int control(int epoll, int operation, int descriptor, int eventMask, long data);

    static native int waitMillis(int epoll, long eventsAddress, int maxEvents, int timeoutMillis);

    static native int waitNanos(int epoll, long eventsAddress, int maxEvents, long timeoutNanos);

    static native int eventSize();

    static native int dataOffset();

    static native int createEventDescriptor();

    static native int signal(int eventDescriptor);

    static native int close(int descriptor);
}
