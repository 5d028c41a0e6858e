package dev.sixphase.poller.jni;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * Stands in for the kernel: takes changes, and refuses those it was told to; waits as told; and keeps a
 * record. Its numbers for errno are not Linux's: they are higher by {@link #SYSTEM}.
 */
final class ScriptedKqueue implements KqueueCalls {
    static final int KQUEUE = 100;
    private static final int SYSTEM = 500;
    private static final int EVENT_SIZE = 32;

    private final List<String> record = new ArrayList<>();
    private final Map<String, Integer> failures = new HashMap<>();
    private final Deque<IntSupplier> waits = new ArrayDeque<>();
    private KeventArray events;

    /** What has been called, in order. */
    List<String> record() {
        return record;
    }

    /** From now on this change, or call, fails with the number of Linux's. */
    void refuse(final String call, final int errno) {
        failures.put(call, errno);
    }

    void accept(final String call) {
        failures.remove(call);
    }

    /** What the next wait returns; may report by {@link #report}. */
    void onWait(final IntSupplier wait) {
        waits.add(wait);
    }

    void report(final int index, final int filter, final int flags, final long token) {
        events.set(index, 0, filter, flags, token);
    }

    void reportFailure(final int index, final int descriptor, final int errno) {
        events.set(index, descriptor, KqueueNative.FILTER_READ, KqueueNative.FLAG_ERROR, 0);
        events.setOutcome(index, 0, errno + SYSTEM);
    }

    void reportEnd(final int index, final int filter, final int socketError, final long token) {
        events.set(index, 0, filter, KqueueNative.FLAG_EOF, token);
        events.setOutcome(index, socketError, 0);
    }

    private int result(final String call, final int usual) {
        record.add(call);
        return failures.containsKey(call) ? -failures.get(call) : usual;
    }

    @Override
    public int create() {
        return result("kqueue", KQUEUE);
    }

    @Override
    public int watchTrigger(final int kqueue) {
        return result("watch trigger", 0);
    }

    @Override
    public int trigger(final int kqueue) {
        return result("trigger", 0);
    }

    @Override
    public int await(final int kqueue, final KeventArray changes, final int changeCount,
        final KeventArray eventArray, final int maxEvents, final long timeoutNanos) {

        if (changes == eventArray) {
            for (int index = 0; index < changeCount; index++) {
                answer(changes, index);
            }
            return changeCount;
        }
        for (int index = 0; index < changeCount; index++) {
            record.add(nameOf(changes, index) + " along");
        }
        record.add("wait " + maxEvents + " for " + timeoutNanos);
        events = eventArray;
        if (waits.isEmpty()) {
            throw new AssertionError("one wait too many: " + record);
        }
        return waits.remove().getAsInt();
    }

    private void answer(final KeventArray changes, final int index) {
        if ((changes.flags(index) & KqueueNative.FLAG_RECEIPT) == 0) {
            throw new AssertionError("without a receipt an event could be mistaken for one");
        }
        final int result = result(nameOf(changes, index), 0);
        changes.setOutcome(index, 0, result == 0 ? 0 : SYSTEM - result);
    }

    private static String nameOf(final KeventArray changes, final int index) {
        final boolean adds = (changes.flags(index) & KqueueNative.FLAG_ADD) != 0;
        return (adds ? "add " : "delete ")
            + (changes.filter(index) == KqueueNative.FILTER_READ ? "r" : "w") + changes.descriptor(index)
            + (adds ? " as " + changes.token(index) : "");
    }

    @Override
    public KeventArray newEvents(final int capacity) {
        return new KeventArray(capacity, EVENT_SIZE, bytes -> 0);
    }

    @Override
    public int kind(final int descriptor) {
        return -failures.getOrDefault("kind " + descriptor, 0);
    }

    /** A kind is no errno, but what it is refused for. */
    void setKind(final int descriptor, final int kind) {
        failures.put("kind " + descriptor, -kind);
    }

    @Override
    public int errnoOf(final int number) {
        return number - SYSTEM;
    }

    @Override
    public int openWritable() {
        return result("openWritable", KQUEUE + 1);
    }

    @Override
    public int close(final int descriptor) {
        return result("close " + descriptor, 0);
    }
}
