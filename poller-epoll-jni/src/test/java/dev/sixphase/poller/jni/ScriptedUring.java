package dev.sixphase.poller.jni;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * Stands in for the kernel: takes what is submitted down as text, completes what a test tells it to, receives
 * into the buffers that it was given, and answers calls as told, 0 otherwise.
 */
final class ScriptedUring implements UringCalls {
    static final int RING = 50;

    private static final int HEAD = 0;
    private static final int TAIL = 4;
    private static final int FLAGS = 8;
    private static final int COMPLETION_HEAD = 12;
    private static final int COMPLETION_TAIL = 16;
    private static final int CQES = 64;
    private static final int ALL_OPERATIONS = 63;
    private static final int ADDRESS_SHIFT = 32;

    private final List<String> record = new ArrayList<>();
    private final Map<String, Integer> failures = new HashMap<>();
    private final Map<Long, ByteBuffer> memory = new HashMap<>();
    private final Deque<IntSupplier> enters = new ArrayDeque<>();
    private ByteBuffer rings;
    private ByteBuffer submissions;
    private ByteBuffer buffers;
    private int completionMask;
    private int submissionMask;
    private int bufferMask;
    private int bufferHead;
    private int bufferOffset;
    private boolean isIncremental;
    private long mapped;
    private int features = -1;
    private int lastOperation = ALL_OPERATIONS;

    /** What has been submitted and called, in order. */
    List<String> record() {
        return record;
    }

    /** What has been submitted and called since the last time. */
    List<String> takeRecord() {
        final List<String> taken = List.copyOf(record);
        record.clear();
        return taken;
    }

    /** From now on a call of that name returns the number. */
    void answer(final String call, final int result) {
        failures.put(call, result);
    }

    void features(final int mask) {
        features = mask;
    }

    void lastOperation(final int number) {
        lastOperation = number;
    }

    /** What the next enter does, once it has taken what is submitted; its result is that of a wait. */
    void onEnter(final IntSupplier enter) {
        enters.add(enter);
    }

    void flags(final int flags) {
        rings.putInt(FLAGS, flags);
    }

    int mappedCount() {
        return memory.size();
    }

    void complete(final long data, final int result, final int flags) {
        final int tail = rings.getInt(COMPLETION_TAIL);
        final int start = CQES + (tail & completionMask) * UringNative.CQE_BYTES;
        rings.putLong(start, data);
        rings.putInt(start + UringNative.CQE_RESULT, result);
        rings.putInt(start + UringNative.CQE_FLAGS, flags);
        rings.putInt(COMPLETION_TAIL, tail + 1);
    }

    /** Receives into the next buffer. Returns false, with a completion that says so, if there is none. */
    boolean receive(final long data, final String bytes) {
        final int given = buffers.getShort(UringNative.BUFFER_TAIL) & 0xffff;
        if (given == bufferHead) {
            complete(data, -NativeErrno.ENOBUFS, 0);
            return false;
        }
        final int entry = (bufferHead & bufferMask) * UringNative.BUFFER_BYTES;
        final int length = buffers.getInt(entry + UringNative.BUFFER_LENGTH);
        final int offset = bufferOffset;
        copy(bytes, buffers.getLong(entry + UringNative.BUFFER_ADDRESS) + offset);
        bufferOffset += bytes.length();
        final boolean goesOn = isIncremental && bufferOffset < length;
        if (!goesOn) {
            bufferHead++;
            bufferOffset = 0;
        }
        final int id = buffers.getShort(entry + UringNative.BUFFER_ID);
        complete(data, bytes.length(), id << UringNative.COMPLETION_BUFFER_SHIFT
            | UringNative.COMPLETION_HAS_BUFFER | UringNative.COMPLETION_HAS_MORE
            | (goesOn ? UringNative.COMPLETION_BUFFER_GOES_ON : 0));
        return true;
    }

    /** The numbers of the buffers that were offered and not received into, in order. */
    List<Integer> offered() {
        final List<Integer> numbers = new ArrayList<>();
        final int given = buffers.getShort(UringNative.BUFFER_TAIL) & 0xffff;
        for (int index = bufferHead; index != given; index++) {
            final int entry = (index & bufferMask) * UringNative.BUFFER_BYTES;
            numbers.add((int) buffers.getShort(entry + UringNative.BUFFER_ID));
        }
        return numbers;
    }

    private void copy(final String bytes, final long address) {
        final ByteBuffer target = at(address);
        final int start = (int) (address & 0xffff_ffffL);
        for (int index = 0; index < bytes.length(); index++) {
            target.put(start + index, (byte) bytes.charAt(index));
        }
    }

    private ByteBuffer at(final long address) {
        return memory.get(address >> ADDRESS_SHIFT << ADDRESS_SHIFT);
    }

    @Override
    public int setup(final int entries, final long paramsAddress) {
        final ByteBuffer params = at(paramsAddress);
        final int flags = params.getInt(UringNative.PARAMS_FLAGS);
        record.add("setup " + Integer.toHexString(flags));
        final int completions = params.getInt(UringNative.PARAMS_CQ_ENTRIES);
        params.putInt(UringNative.PARAMS_SQ_ENTRIES, entries);
        params.putInt(UringNative.PARAMS_FEATURES, features);
        params.putInt(UringNative.PARAMS_SQ_HEAD, HEAD);
        params.putInt(UringNative.PARAMS_SQ_TAIL, TAIL);
        params.putInt(UringNative.PARAMS_SQ_FLAGS, FLAGS);
        params.putInt(UringNative.PARAMS_CQ_HEAD, COMPLETION_HEAD);
        params.putInt(UringNative.PARAMS_CQ_TAIL, COMPLETION_TAIL);
        params.putInt(UringNative.PARAMS_CQ_CQES, CQES);
        params.putInt(UringNative.PARAMS_SQ_ARRAY, CQES + completions * UringNative.CQE_BYTES);
        submissionMask = entries - 1;
        completionMask = completions - 1;
        return failures.getOrDefault("setup " + Integer.toHexString(flags),
            failures.getOrDefault("setup", RING));
    }

    @Override
    public int enter(final int ring, final int submitCount, final int completeCount, final int flags,
        final long timeoutNanos) {

        int head = rings.getInt(HEAD);
        for (int count = 0; count < submitCount; count++) {
            record.add(textOf((head++ & submissionMask) * UringNative.SQE_BYTES));
        }
        rings.putInt(HEAD, head);
        final int waited = enters.isEmpty() ? 0 : enters.remove().getAsInt();
        return submitCount > 0 ? submitCount : waited;
    }

    private String textOf(final int start) {
        final int descriptor = submissions.getInt(start + Integer.BYTES);
        return switch (submissions.get(start)) {
            case UringNative.OPERATION_POLL -> (submissions.getInt(start + UringNative.SQE_LEN) == 0
                ? "poll " : "watch ") + descriptor;
            case UringNative.OPERATION_ACCEPT -> "accept " + descriptor;
            case UringNative.OPERATION_RECEIVE -> "receive " + descriptor;
            case UringNative.OPERATION_CANCEL ->
                "cancel " + submissions.getLong(start + UringNative.SQE_ADDR);
            default -> "send " + descriptor + ": " + content(
                submissions.getLong(start + UringNative.SQE_ADDR),
                submissions.getInt(start + UringNative.SQE_LEN));
        };
    }

    private String content(final long address, final int length) {
        final StringBuilder text = new StringBuilder();
        for (int index = 0; index < length; index++) {
            text.append((char) at(address).get((int) address + index));
        }
        return text.toString();
    }

    @Override
    public int register(final int ring, final int operation, final long argument, final int count) {
        if (operation == UringNative.REGISTER_PROBE) {
            at(argument).put(UringNative.PROBE_LAST, (byte) lastOperation);
            return failures.getOrDefault("probe", 0);
        }
        if (operation != UringNative.REGISTER_BUFFER_RING) {
            return failures.getOrDefault("enable", 0);
        }
        final ByteBuffer registration = at(argument);
        isIncremental = registration.getShort(UringNative.BUFFER_RING_FLAGS) != 0;
        buffers = at(registration.getLong(UringNative.BUFFER_RING_ADDRESS));
        bufferMask = registration.getInt(UringNative.BUFFER_RING_ENTRIES) - 1;
        return failures.getOrDefault(isIncremental ? "incremental" : "buffers", 0);
    }

    @Override
    public long map(final int ring, final long offset, final int length) {
        final Integer failure = failures.get("map");
        if (failure != null) {
            return failure;
        }
        final long address = ++mapped << ADDRESS_SHIFT;
        final ByteBuffer bytes = ByteBuffer.allocateDirect(length).order(ByteOrder.nativeOrder());
        memory.put(address, bytes);
        if (ring == RING && offset == UringNative.OFFSET_RINGS) {
            rings = bytes;
        } else if (ring == RING) {
            submissions = bytes;
        }
        return address;
    }

    @Override
    public int unmap(final long address, final int length) {
        memory.remove(address);
        return 0;
    }

    @Override
    public ByteBuffer view(final long address, final int length) {
        return at(address);
    }

    @Override
    public int write(final int descriptor, final long source, final int length) {
        record.add("write " + descriptor + ": " + content(source, length));
        return failures.getOrDefault("write", length);
    }

    @Override
    public int shutdownOutput(final int descriptor) {
        record.add("shutdown " + descriptor);
        return 0;
    }

    @Override
    public int close(final int descriptor) {
        record.add("close " + descriptor);
        return failures.getOrDefault("close", 0);
    }
}
