package dev.sixphase.poller.jni;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/** Stands in for the kernel: answers as told, 0 or a fresh descriptor otherwise, and keeps a record. */
final class ScriptedEpoll implements EpollCalls {
    private static final int FIRST_DESCRIPTOR = 100;
    private static final int EVENT_SIZE = 16;
    private static final int DATA_OFFSET = 8;

    private final List<String> record = new ArrayList<>();
    private final Map<String, Integer> failures = new HashMap<>();
    private final Deque<IntSupplier> waits = new ArrayDeque<>();
    private EventArray events;
    private int nextDescriptor = FIRST_DESCRIPTOR;

    /** What has been called, in order. */
    List<String> record() {
        return record;
    }

    /** From now on a call of that name returns the number. */
    void answer(final String call, final int result) {
        failures.put(call, result);
    }

    /** What the next wait does and returns; may report by {@link #report}. */
    void onWait(final IntSupplier wait) {
        waits.add(wait);
    }

    void report(final int index, final int mask, final long data) {
        events.set(index, mask, data);
    }

    private int result(final String call, final int usual) {
        return failures.getOrDefault(call, usual);
    }

    private int waited() {
        if (waits.isEmpty()) {
            throw new AssertionError("one wait too many: " + record);
        }
        return waits.remove().getAsInt();
    }

    @Override
    public int create() {
        record.add("create");
        return result("create", nextDescriptor++);
    }

    @Override
    public int control(final int epoll, final int operation, final int descriptor, final int eventMask,
        final long data) {

        final String name = switch (operation) {
            case EpollNative.CONTROL_ADD -> "add";
            case EpollNative.CONTROL_MODIFY -> "modify";
            default -> "delete";
        };
        record.add(name + " " + descriptor);
        return result(name + " " + descriptor, result(name, 0));
    }

    @Override
    public int waitMillis(final int epoll, final EventArray array, final int maxEvents,
        final int timeoutMillis) {

        record.add("wait " + maxEvents + " for " + timeoutMillis + " ms");
        events = array;
        return waited();
    }

    @Override
    public int waitNanos(final int epoll, final EventArray array, final int maxEvents,
        final long timeoutNanos) {

        record.add("wait " + maxEvents + " for " + timeoutNanos + " ns");
        events = array;
        return failures.containsKey("waitNanos") ? failures.get("waitNanos") : waited();
    }

    @Override
    public EventArray newEvents(final int capacity) {
        return new EventArray(capacity, EVENT_SIZE, 0, DATA_OFFSET, bytes -> 0);
    }

    @Override
    public int createEventDescriptor() {
        record.add("eventfd");
        return result("eventfd", nextDescriptor++);
    }

    @Override
    public int signal(final int eventDescriptor) {
        record.add("signal " + eventDescriptor);
        return 0;
    }

    @Override
    public int close(final int descriptor) {
        record.add("close " + descriptor);
        return result("close", 0);
    }
}
