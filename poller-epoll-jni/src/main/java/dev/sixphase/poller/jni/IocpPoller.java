package dev.sixphase.poller.jni;

import dev.sixphase.api.LoopClock;
import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Pollable;
import dev.sixphase.api.spi.UnsupportedPollableException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Watches sockets with a completion port, level-triggered: each is polled by AFD, the driver beneath Winsock,
 * and a poll that has ended is an entry in the port (ADR 0025). {@link IocpSource} says how one socket fares.
 *
 * <p><b>Memory.</b> The kernel writes to the slot of a poll until its entry has come. So a slot outlives its
 * source, and {@link #close} cancels all polls and waits for their entries; slots of polls that do not even
 * then come back are leaked, and never freed under the kernel.
 *
 * <p><b>Only sockets.</b> Other handles are refused. A descriptor that is closed while it is registered is
 * forgotten in the next poll; until then its number cannot be registered again, unless the source that was
 * closed is a channel.
 */
final class IocpPoller extends NativePoller {
    private static final long WAKEUP_CONTEXT = 0;
    /** How long a cancelled poll may keep {@link #close} waiting; all come at once if nothing is broken. */
    private static final int LAST_WAIT_MILLIS = 1_000;
    private static final int LAST_ENTRIES = 64;

    private final IocpCalls calls;
    private final int port;
    private final PostSignal signal;
    private final AfdSlots slots;
    private final KernelWait wait;
    private final Map<Integer, IocpSource> registered = new HashMap<>();
    /** Who has a slot, by the number of the slot; those that are forgotten but not yet gone, too. */
    private final List<IocpSource> holders = new ArrayList<>();
    /** Those whose poll has ended in silence, or does not ask for all that is wanted. */
    private final Deque<IocpSource> due = new ArrayDeque<>();
    /** Those that the last poll reported; they are due in the next. */
    private final Deque<IocpSource> reported = new ArrayDeque<>();
    private EventArray entries;
    private PollEvents events;
    /** How many more events the loop takes, and so how many more entries we may. */
    private int room;
    private int heldCount;
    private boolean mayHaveMore;

    private IocpPoller(final IocpCalls calls, final int port, final PostSignal signal,
        final LoopClock clock) {

        super(signal);
        this.calls = calls;
        this.signal = signal;
        this.port = port;
        this.slots = new AfdSlots(calls, port);
        this.wait = new PortWait(clock);
    }

    /** A port queues each entry, so one is posted for all wakeups that come before it is taken. */
    private record PostSignal(IocpCalls calls, int port, AtomicBoolean isPosted) implements Wakeup.Signal {
        @Override
        public int send() {
            // Always a write, though a read would often do: by it the loop's thread sees what came before.
            return isPosted.getAndSet(true) ? 0 : calls.post(port, WAKEUP_CONTEXT);
        }

        void taken() {
            isPosted.getAndSet(false);
        }

        @Override
        public int close() {
            return calls.close(port);
        }
    }

    static IocpPoller open(final IocpCalls calls, final LoopClock clock) throws IOException {
        final int port = calls.create();
        if (port < 0) {
            throw NativeErrno.failure(port, "CreateIoCompletionPort", "");
        }
        return new IocpPoller(calls, port, new PostSignal(calls, port, new AtomicBoolean()), clock);
    }

    @Override
    void add(final Pollable source, final int descriptor, final Interest interest, final long token)
        throws IOException {

        final IocpSource before = registered.get(descriptor);
        if (before != null && !before.isClosedChannel()) {
            throw registeredAlready(source, descriptor);
        }
        remove(descriptor);
        final int base = calls.baseSocket(descriptor);
        if (base == -NativeErrno.ENOTSOCK) {
            throw new UnsupportedPollableException("register " + source + ": handle " + descriptor
                + " is a file, a pipe or the like, and Windows tells the readiness of sockets alone; read and"
                + " write it on the worker pool", NativeErrno.failure(base, "getsockopt", source.toString()));
        }
        requireDone(base, "WSAIoctl", descriptor);
        final IocpSource added = new IocpSource(calls, source, descriptor, base, slots.take());
        added.want(interest, token);
        final int result = added.update();
        if (result < 0) {
            slots.give(added.slot());
        }
        requireDone(result, "NtDeviceIoControlFile", descriptor);
        registered.put(descriptor, added);
        hold(added);
    }

    private void hold(final IocpSource source) {
        final int index = (int) source.slot().context();
        while (holders.size() <= index) {
            holders.add(null);
        }
        holders.set(index, source);
        heldCount++;
    }

    @Override
    void change(final Pollable source, final int descriptor, final Interest interest, final long token) {
        final IocpSource known = registered.get(descriptor);
        if (known == null || known.isClosedChannel()) {
            throw notRegistered(source, descriptor);
        }
        known.want(interest, token);
        due.add(known);
    }

    @Override
    void remove(final int descriptor) {
        final IocpSource known = registered.remove(descriptor);
        if (known != null) {
            known.forget();
            release(known);
        }
    }

    /** Gives back the slot of a source that is forgotten, unless the kernel still has it. */
    private void release(final IocpSource source) {
        if (!source.isPolled()) {
            holders.set((int) source.slot().context(), null);
            heldCount--;
            slots.give(source.slot());
        }
    }

    @Override
    public void poll(final PollEvents target, final long timeoutNanos) throws IOException {
        requirePollable();
        target.clear();
        events = target;
        room = Math.min(target.capacity(), MAX_EVENTS);
        if (entries == null || entries.capacity() < room) {
            entries = calls.newEntries(room);
        }
        due.addAll(reported);
        reported.clear();
        wait.await(timeoutNanos);
    }

    /** Polls what is due, waits once, and reports. Returns how many entries meant something to the loop. */
    private int turn(final int timeoutMillis) throws IOException {
        updateDue();
        final int count = calls.waitMillis(port, entries, room, timeoutMillis);
        mayHaveMore = count == room;
        int outcomes = 0;
        for (int index = 0; index < count; index++) {
            outcomes += take(entries.data(index), entries.mask(index)) ? 1 : 0;
        }
        return count < 0 ? count : outcomes;
    }

    private void updateDue() throws IOException {
        while (!due.isEmpty()) {
            final IocpSource source = due.peek();
            final int result = source.isForgotten() ? 0 : source.update();
            if (result == -NativeErrno.EBADF) {
                // Closed while it was registered.
                forget(source);
            } else if (result < 0) {
                throw NativeErrno.failure(result, "NtDeviceIoControlFile", "");
            }
            due.remove();
        }
    }

    private void forget(final IocpSource source) {
        registered.remove(source.descriptor());
        source.forget();
        release(source);
    }

    /** Whether the entry ends the wait: a wakeup, or a source that is ready for what is wanted of it. */
    private boolean take(final long context, final int status) {
        if (context == WAKEUP_CONTEXT) {
            signal.taken();
            woken();
            return true;
        }
        final IocpSource source = holders.get((int) context);
        final int answer = source.ended(status);
        if (source.isForgotten()) {
            release(source);
            return false;
        }
        if ((answer & IocpNative.LOCAL_CLOSE) != 0) {
            forget(source);
            return false;
        }
        final int readiness = source.readinessOf(answer);
        if (readiness == 0) {
            due.add(source);
            return false;
        }
        reported.add(source);
        events.add(source.token(), readiness);
        room--;
        return true;
    }

    @Override
    void release(final Wakeup wakeup) throws IOException {
        List.copyOf(registered.keySet()).forEach(this::remove);
        awaitLastEntries();
        final int slotsResult = slots.close();
        final int portResult = wakeup.close();
        if (slotsResult < 0) {
            throw NativeErrno.failure(slotsResult, "CloseHandle", "\\Device\\Afd");
        }
        if (portResult < 0) {
            throw NativeErrno.failure(portResult, "CloseHandle", "completion port " + port);
        }
    }

    private void awaitLastEntries() throws IOException {
        final EventArray last = calls.newEntries(LAST_ENTRIES);
        int count = 1;
        while (count > 0 && heldCount > 0) {
            count = calls.waitMillis(port, last, LAST_ENTRIES, LAST_WAIT_MILLIS);
            for (int index = 0; index < count; index++) {
                take(last.data(index), last.mask(index));
            }
        }
    }

    private static void requireDone(final int result, final String call, final int descriptor)
        throws IOException {

        if (result < 0) {
            throw NativeErrno.failure(result, call, "socket " + descriptor);
        }
    }

    /** A wait that turns until an entry means something, for entries of what is forgotten mean nothing. */
    private final class PortWait extends KernelWait {
        PortWait(final LoopClock clock) {
            super("GetQueuedCompletionStatusEx", clock);
        }

        @Override
        int once(final long timeoutNanos) throws IOException {
            int outcomes = turn(toMillis(timeoutNanos));
            // What ended in silence may be ready for what is wanted now, and belongs into the same poll.
            while (outcomes > 0 && room > 0 && !isDrained()) {
                final int more = turn(0);
                outcomes = more < 0 ? more : outcomes + more;
            }
            return outcomes;
        }

        /** A wait may end a tick of the system's clock early. */
        @Override
        boolean isWhole(final long timeoutNanos) {
            return timeoutNanos == 0 && isDrained();
        }

        /** If not, there may be entries in the port, or sources that are ready as soon as they are polled. */
        private boolean isDrained() {
            return !mayHaveMore && due.isEmpty();
        }
    }
}
