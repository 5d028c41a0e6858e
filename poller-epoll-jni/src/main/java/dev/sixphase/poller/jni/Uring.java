package dev.sixphase.poller.jni;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The two rings of an io_uring: operations go in, and completions come out, by way of memory that the kernel
 * sees, too. An operation's data comes back with its completion.
 *
 * <p><b>Threads.</b> The first that calls {@link #enable} is the only one that may enter.
 */
final class Uring {
    private static final VarHandle INTS =
        MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());
    private static final int FLAGS_SHIFT = 8;
    private static final int PRIORITY_SHIFT = 16;
    private static final int SEND_FLAGS = UringNative.MESSAGE_DONT_WAIT | UringNative.MESSAGE_WAIT_ALL
        | UringNative.MESSAGE_NO_SIGNAL;

    private final UringCalls calls;
    private final int ring;
    private final UringMemory rings;
    private final UringMemory submissions;
    private final ByteBuffer shared;
    private final ByteBuffer entries;
    private final int submissionMask;
    private final int submissionHead;
    private final int submissionTail;
    private final int submissionFlags;
    private final int completionMask;
    private final int completionHead;
    private final int completionTail;
    private final int completionStart;
    /** How far we have written; the kernel hears of it when it is entered. */
    private int writtenTail;
    private int submittedTail;
    private int readHead;
    private int completion;

    private Uring(final UringCalls calls, final int ring, final ByteBuffer params, final UringMemory rings,
        final UringMemory submissions) {

        this.calls = calls;
        this.ring = ring;
        this.rings = rings;
        this.submissions = submissions;
        shared = rings.bytes();
        entries = submissions.bytes();
        submissionMask = params.getInt(UringNative.PARAMS_SQ_ENTRIES) - 1;
        submissionHead = params.getInt(UringNative.PARAMS_SQ_HEAD);
        submissionTail = params.getInt(UringNative.PARAMS_SQ_TAIL);
        submissionFlags = params.getInt(UringNative.PARAMS_SQ_FLAGS);
        completionMask = params.getInt(UringNative.PARAMS_CQ_ENTRIES) - 1;
        completionHead = params.getInt(UringNative.PARAMS_CQ_HEAD);
        completionTail = params.getInt(UringNative.PARAMS_CQ_TAIL);
        completionStart = params.getInt(UringNative.PARAMS_CQ_CQES);
        final int array = params.getInt(UringNative.PARAMS_SQ_ARRAY);
        for (int index = 0; index <= submissionMask; index++) {
            shared.putInt(array + index * Integer.BYTES, index);
        }
    }

    /** Maps the memory of a ring that was set up. */
    static Uring map(final UringCalls calls, final int ring, final ByteBuffer params) throws IOException {
        final int submissionCount = params.getInt(UringNative.PARAMS_SQ_ENTRIES);
        final int afterArray =
            params.getInt(UringNative.PARAMS_SQ_ARRAY) + submissionCount * Integer.BYTES;
        final int afterCompletions = params.getInt(UringNative.PARAMS_CQ_CQES)
            + params.getInt(UringNative.PARAMS_CQ_ENTRIES) * UringNative.CQE_BYTES;
        final UringMemory rings = UringMemory.map(calls, ring, UringNative.OFFSET_RINGS,
            Math.max(afterArray, afterCompletions));
        try {
            return new Uring(calls, ring, params, rings, UringMemory.map(calls, ring,
                UringNative.OFFSET_SUBMISSIONS, submissionCount * UringNative.SQE_BYTES));
        } catch (final IOException e) {
            rings.unmap();
            throw e;
        }
    }

    int descriptor() {
        return ring;
    }

    /** Makes the calling thread the one that enters. */
    void enable() throws IOException {
        final int result = calls.register(ring, UringNative.REGISTER_ENABLE, 0, 0);
        if (result < 0) {
            throw NativeErrno.failure(result, "io_uring_register", "enable");
        }
    }

    /** Asks to be told, once, when the descriptor is ready for one of the events. */
    void poll(final int descriptor, final int events, final long data) throws IOException {
        add(firstWord(UringNative.OPERATION_POLL, 0, 0, descriptor), 0, word(0, events), data, 0);
    }

    /** Asks to be told whenever the descriptor becomes ready, until it is cancelled or fails. */
    void watch(final int descriptor, final int events, final long data) throws IOException {
        add(firstWord(UringNative.OPERATION_POLL, 0, 0, descriptor), 0,
            word(UringNative.POLL_MULTISHOT, events), data, 0);
    }

    /** Accepts until it is cancelled or fails. */
    void accept(final int descriptor, final long data) throws IOException {
        add(firstWord(UringNative.OPERATION_ACCEPT, 0, UringNative.ACCEPT_MULTISHOT, descriptor), 0,
            word(0, UringNative.ACCEPT_FLAGS), data, 0);
    }

    /** Receives into provided buffers until it is cancelled, fails, or the stream ends. */
    void receive(final int descriptor, final int group, final long data) throws IOException {
        add(firstWord(UringNative.OPERATION_RECEIVE, UringNative.SUBMIT_SELECTS_BUFFER,
            UringNative.RECEIVE_MULTISHOT, descriptor), 0, 0, data, group);
    }

    /** Sends what the socket takes at once. Completes only if that was not all. */
    void send(final int descriptor, final long address, final int length, final long data)
        throws IOException {

        add(firstWord(UringNative.OPERATION_SEND, UringNative.SUBMIT_SKIPS_SUCCESS, 0, descriptor), address,
            word(length, SEND_FLAGS), data, 0);
    }

    /** Cancels the operation with such data. Completes only if there is none. */
    void cancel(final long target, final long data) throws IOException {
        add(firstWord(UringNative.OPERATION_CANCEL, UringNative.SUBMIT_SKIPS_SUCCESS, 0, -1), target, 0,
            data, 0);
    }

    private static long firstWord(final int operation, final int flags, final int priority,
        final int descriptor) {

        return word(operation | flags << FLAGS_SHIFT | priority << PRIORITY_SHIFT, descriptor);
    }

    private static long word(final int low, final int high) {
        return Integer.toUnsignedLong(low) | (long) high << Integer.SIZE;
    }

    private void add(final long firstWord, final long address, final long lengthAndFlags, final long data,
        final int group) throws IOException {

        if (writtenTail - (int) INTS.getAcquire(shared, submissionHead) > submissionMask) {
            enter(0);
        }
        final int start = (writtenTail & submissionMask) * UringNative.SQE_BYTES;
        entries.putLong(start, firstWord);
        entries.putLong(start + UringNative.SQE_OFF, 0);
        entries.putLong(start + UringNative.SQE_ADDR, address);
        entries.putLong(start + UringNative.SQE_LEN, lengthAndFlags);
        entries.putLong(start + UringNative.SQE_DATA, data);
        entries.putLong(start + UringNative.SQE_GROUP, group);
        entries.putLong(start + UringNative.SQE_GROUP + Long.BYTES, 0);
        entries.putLong(start + UringNative.SQE_GROUP + 2 * Long.BYTES, 0);
        writtenTail++;
    }

    /** Whether entering without waiting would do anything. */
    boolean hasWork() {
        return submittedTail != writtenTail || ((int) INTS.getAcquire(shared, submissionFlags)
            & (UringNative.RING_HAS_WORK | UringNative.RING_OVERFLOWN)) != 0;
    }

    /** Whether completions wait for room in the ring. */
    boolean isOverflown() {
        return ((int) INTS.getAcquire(shared, submissionFlags) & UringNative.RING_OVERFLOWN) != 0;
    }

    /**
     * Submits what was added, and waits for a completion, unless the time-out is 0. Returns a number, or
     * -errno; all was submitted, or it throws.
     */
    int enter(final long timeoutNanos) throws IOException {
        final int count = writtenTail - submittedTail;
        INTS.setRelease(shared, submissionTail, writtenTail);
        final int result = timeoutNanos == 0
            ? calls.enter(ring, count, 0, UringNative.ENTER_GET_EVENTS, -1)
            : calls.enter(ring, count, 1, UringNative.ENTER_GET_EVENTS, timeoutNanos);
        submittedTail += Math.max(result, 0);
        if (submittedTail != writtenTail) {
            throw NativeErrno.failure(result < 0 ? result : -NativeErrno.EBUSY, "io_uring_enter",
                writtenTail - submittedTail + " operations are left");
        }
        return result;
    }

    /** Goes to the next completion, if there is one. */
    boolean next() {
        if (readHead == (int) INTS.getAcquire(shared, completionTail)) {
            return false;
        }
        completion = completionStart + (readHead & completionMask) * UringNative.CQE_BYTES;
        readHead++;
        return true;
    }

    long data() {
        return shared.getLong(completion + UringNative.CQE_DATA);
    }

    int result() {
        return shared.getInt(completion + UringNative.CQE_RESULT);
    }

    int flags() {
        return shared.getInt(completion + UringNative.CQE_FLAGS);
    }

    /** Gives the kernel the room of the completions that were gone through. */
    void release() {
        INTS.setRelease(shared, completionHead, readHead);
    }

    /** Closes the ring. What was under way may go on for a while. Returns 0, or -errno. */
    int close() {
        unmap();
        return calls.close(ring);
    }

    void unmap() {
        submissions.unmap();
        rings.unmap();
    }
}
