package dev.sixphase.poller.jni;

import java.nio.ByteBuffer;

/**
 * {@code jni/uring_jni.c}: the system calls of io_uring, and the numbers of its structures, which are
 * compared with {@code linux/uring_abi.h} when the C is compiled. Those without a structure are the kernel's
 * for good: io_uring(7). A negative result is {@code -errno}.
 */
final class UringNative {
    static final int PARAMS_BYTES = 120;
    static final int PARAMS_SQ_ENTRIES = 0;
    static final int PARAMS_CQ_ENTRIES = 4;
    static final int PARAMS_FLAGS = 8;
    static final int PARAMS_FEATURES = 20;
    static final int PARAMS_SQ_HEAD = 40;
    static final int PARAMS_SQ_TAIL = 44;
    static final int PARAMS_SQ_FLAGS = 56;
    static final int PARAMS_SQ_ARRAY = 64;
    static final int PARAMS_CQ_HEAD = 80;
    static final int PARAMS_CQ_TAIL = 84;
    static final int PARAMS_CQ_CQES = 100;

    static final int SETUP_CQ_SIZE = 1 << 3;
    static final int SETUP_DISABLED = 1 << 6;
    static final int SETUP_SUBMIT_ALL = 1 << 7;
    static final int SETUP_COOPERATIVE = 1 << 8;
    static final int SETUP_WORK_FLAG = 1 << 9;
    static final int SETUP_SINGLE_ISSUER = 1 << 12;
    static final int SETUP_DEFERRED = 1 << 13;

    static final int FEATURE_SINGLE_MMAP = 1;
    static final int FEATURE_NO_DROP = 1 << 1;
    static final int FEATURE_EXT_ARG = 1 << 8;
    static final int FEATURE_CQE_SKIP = 1 << 11;

    static final long OFFSET_RINGS = 0;
    static final long OFFSET_SUBMISSIONS = 0x1000_0000;

    static final int ENTER_GET_EVENTS = 1;

    static final int RING_OVERFLOWN = 1 << 1;
    static final int RING_HAS_WORK = 1 << 2;

    static final int REGISTER_PROBE = 8;
    static final int REGISTER_ENABLE = 12;
    static final int REGISTER_BUFFER_RING = 22;

    static final int SQE_BYTES = 64;
    static final int SQE_OFF = 8;
    static final int SQE_ADDR = 16;
    static final int SQE_LEN = 24;
    static final int SQE_DATA = 32;
    static final int SQE_GROUP = 40;

    static final int OPERATION_POLL = 6;
    static final int OPERATION_ACCEPT = 13;
    static final int OPERATION_CANCEL = 14;
    static final int OPERATION_SEND = 26;
    static final int OPERATION_RECEIVE = 27;
    /** Not used; it came with Linux 6.0, as receiving with one submission many times did. */
    static final int OPERATION_SEND_ZERO_COPY = 47;

    static final int SUBMIT_SELECTS_BUFFER = 1 << 5;
    static final int SUBMIT_SKIPS_SUCCESS = 1 << 6;
    static final int POLL_MULTISHOT = 1;
    static final int ACCEPT_MULTISHOT = 1;
    static final int RECEIVE_MULTISHOT = 1 << 1;

    static final int CQE_BYTES = 16;
    static final int CQE_DATA = 0;
    static final int CQE_RESULT = 8;
    static final int CQE_FLAGS = 12;
    static final int COMPLETION_HAS_BUFFER = 1;
    static final int COMPLETION_HAS_MORE = 1 << 1;
    static final int COMPLETION_BUFFER_GOES_ON = 1 << 4;
    static final int COMPLETION_BUFFER_SHIFT = 16;

    static final int BUFFER_BYTES = 16;
    static final int BUFFER_ADDRESS = 0;
    static final int BUFFER_LENGTH = 8;
    static final int BUFFER_ID = 12;
    static final int BUFFER_TAIL = 14;
    static final int BUFFER_RING_BYTES = 40;
    static final int BUFFER_RING_ADDRESS = 0;
    static final int BUFFER_RING_ENTRIES = 8;
    static final int BUFFER_RING_GROUP = 12;
    static final int BUFFER_RING_FLAGS = 14;
    static final int BUFFER_RING_INCREMENTAL = 2;

    static final int PROBE_OPERATIONS = 64;
    static final int PROBE_BYTES = 16 + 8 * PROBE_OPERATIONS;
    static final int PROBE_LAST = 0;

    static final int POLL_IN = 0x01;
    static final int POLL_OUT = 0x04;
    static final int POLL_ERROR = 0x08;
    static final int POLL_HANG_UP = 0x10;
    static final int MESSAGE_DONT_WAIT = 0x40;
    static final int MESSAGE_WAIT_ALL = 0x100;
    static final int MESSAGE_NO_SIGNAL = 0x4000;
    static final int ACCEPT_FLAGS = 0x80800;

    private UringNative() { }

    static native int setup(int entries, long paramsAddress);

    static native int enter(int ring, int submitCount, int completeCount, int flags, long timeoutNanos);

    static native int register(int ring, int operation, long argument, int count);

    static native long map(int ring, long offset, long length);

    static native int unmap(long address, long length);

    /** The memory at the address; whoever calls sees to it that it stays there. */
    static native ByteBuffer view(long address, long length);
}
