package dev.sixphase.poller.jni;

/**
 * Events of this kernel's epoll. Their layout is in constants, so a loop over them has one stride that the
 * compiler knows, and the bounds are checked once for all of them.
 */
final class EpollEventArray extends EventArray {
    private static final int EVENT_BYTES = EpollNative.eventSize();
    private static final int DATA_OFFSET = EpollNative.dataOffset();

    EpollEventArray(final int capacity) {
        super(capacity, EVENT_BYTES, 0, DATA_OFFSET, new BufferAddress());
    }

    @Override
    int eventBytes() {
        return EVENT_BYTES;
    }

    @Override
    int maskAt(final int at) {
        return bytes().getInt(at);
    }

    @Override
    long dataAt(final int at) {
        return bytes().getLong(at + DATA_OFFSET);
    }
}
