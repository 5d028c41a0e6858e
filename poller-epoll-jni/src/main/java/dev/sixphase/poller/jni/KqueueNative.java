package dev.sixphase.poller.jni;

/** {@code jni/kqueue_jni.c}. A negative result is {@code -errno}. */
final class KqueueNative {
    // Compared with sys/event.h when the C is compiled.
    static final int FILTER_READ = -1;
    static final int FILTER_WRITE = -2;

    static final int FLAG_ADD = 0x0001;
    static final int FLAG_DELETE = 0x0002;
    static final int FLAG_RECEIPT = 0x0040;
    static final int FLAG_ERROR = 0x4000;
    static final int FLAG_EOF = 0x8000;

    static final int OFFSET_IDENT = 0;
    static final int OFFSET_FILTER = 8;
    static final int OFFSET_FLAGS = 10;
    static final int OFFSET_FILTER_FLAGS = 12;
    static final int OFFSET_DATA = 16;
    static final int OFFSET_TOKEN = 24;

    // Compared with bsd/kqueue.h.
    static final int KIND_FILE = 1;
    static final int KIND_DEVICE = 2;

    private KqueueNative() { }

    static native int create();

    static native int watchTrigger(int kqueue);

    static native int trigger(int kqueue);

    static native int await(int kqueue, long changesAddress, int changeCount, long eventsAddress,
        int maxEvents, long timeoutNanos);

    static native int eventSize();

    static native int kind(int descriptor);

    static native int errnoOf(int number);

    static native int close(int descriptor);
}
