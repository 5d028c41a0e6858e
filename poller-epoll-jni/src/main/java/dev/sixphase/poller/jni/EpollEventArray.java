package dev.sixphase.poller.jni;

/**
 * Events of this kernel's epoll. Their layout is in constants, so a loop over them has one stride that the
 * compiler knows, and the bounds are checked once for all of them.
 *
 * @see <a href="https://man7.org/linux/man-pages/man3/epoll_event.3type.html">epoll_event(3type)</a>
 */
final class EpollEventArray extends EventArray {
    /** Packed on x86-64, so that it is there what it is on 32 bits. */
    private static final boolean IS_PACKED = NativePlatform.current().processor().equals("x86_64");
    private static final int EVENT_BYTES = IS_PACKED ? 12 : 16;
    private static final int DATA_OFFSET = IS_PACKED ? 4 : 8;

    EpollEventArray(final int capacity) {
        super(capacity, EVENT_BYTES, 0, DATA_OFFSET, new BufferAddress());
        if (EpollNative.eventSize() != EVENT_BYTES || EpollNative.dataOffset() != DATA_OFFSET) {
            throw new AssertionError("struct epoll_event has " + EpollNative.eventSize()
                + " bytes, its data at " + EpollNative.dataOffset() + ": expected were " + EVENT_BYTES
                + " and " + DATA_OFFSET);
        }
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
