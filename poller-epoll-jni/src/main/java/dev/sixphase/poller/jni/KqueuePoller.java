package dev.sixphase.poller.jni;

import dev.sixphase.api.LoopClock;
import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Pollable;
import dev.sixphase.api.spi.UnsupportedPollableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Watches descriptors with kqueue, level-triggered: a filter to read, a filter to write, and a user event for
 * wakeups.
 *
 * <p><b>What goes to the kernel when.</b> A registration goes at once, so that a refusal reaches who asked.
 * Modifications are collected and go along with the next wait, in the same system call. A deregistration
 * goes at once, because the caller closes the descriptor next, and then the number is somebody else's.
 *
 * <p><b>Regular files and devices without readiness</b> are refused, though kqueue would take some of them
 * and call them ready for ever: a program shall not work here that fails with epoll.
 */
final class KqueuePoller extends NativePoller {
    private static final int FIRST_CHANGES = 128;

    private final KqueueCalls calls;
    private final int kqueue;
    private final KqueueWait wait;
    private final KqueueSources sources = new KqueueSources();
    private final List<KqueueSource> awaitingChange = new ArrayList<>();
    /** Changes that are made at once, and their receipts. */
    private final KeventArray receipts;
    private KeventArray changes;
    private KeventArray array;

    private KqueuePoller(final KqueueCalls calls, final int kqueue, final LoopClock clock) {
        super(new UserSignal(calls, kqueue));
        this.calls = calls;
        this.kqueue = kqueue;
        this.receipts = calls.newEvents(KqueueSource.MAX_CHANGES);
        this.changes = calls.newEvents(FIRST_CHANGES);
        this.wait = new KqueueWait(calls, kqueue, receipts, clock);
    }

    private record UserSignal(KqueueCalls calls, int kqueue) implements Wakeup.Signal {
        @Override
        public int send() {
            return calls.trigger(kqueue);
        }

        @Override
        public int close() {
            return calls.close(kqueue);
        }
    }

    static KqueuePoller open(final KqueueCalls calls, final LoopClock clock) throws IOException {
        final int kqueue = calls.create();
        if (kqueue < 0) {
            throw NativeErrno.failure(kqueue, "kqueue", "");
        }
        final int result = calls.watchTrigger(kqueue);
        if (result < 0) {
            calls.close(kqueue);
            throw NativeErrno.failure(result, "kevent", "EVFILT_USER");
        }
        return new KqueuePoller(calls, kqueue, clock);
    }

    @Override
    void add(final Pollable source, final int descriptor, final Interest interest, final long token)
        throws IOException {

        requireWatchable(source, descriptor);
        final KqueueSource old = sources.get(descriptor);
        if (old != null && isKnown(old)) {
            throw registeredAlready(source, descriptor);
        }
        sources.remove(descriptor);
        final KqueueSource added = new KqueueSource(descriptor, interest, token);
        final int result = wait.apply(added.list(receipts, 0, KqueueNative.FLAG_RECEIPT));
        if (result < 0) {
            wait.apply(added.listDeletion(receipts, KqueueNative.FLAG_RECEIPT));
            throw refusal(source, descriptor, result);
        }
        sources.put(added);
    }

    @Override
    void change(final Pollable source, final int descriptor, final Interest interest, final long token) {
        final KqueueSource known = sources.get(descriptor);
        if (known == null) {
            throw notRegistered(source, descriptor);
        }
        if (known.want(interest, token)) {
            awaitingChange.add(known);
        }
    }

    @Override
    void remove(final int descriptor) {
        final KqueueSource known = sources.remove(descriptor);
        if (known != null) {
            // A failure says that the kernel has forgotten it by itself, since it was closed.
            wait.apply(known.listDeletion(receipts, KqueueNative.FLAG_RECEIPT));
        }
    }

    @Override
    public void poll(final PollEvents events, final long timeoutNanos) throws IOException {
        requirePollable();
        events.clear();
        final int maxEvents = Math.min(events.capacity(), MAX_EVENTS);
        if (array == null || array.capacity() < maxEvents) {
            array = calls.newEvents(maxEvents);
        }
        final int count = wait.await(changes, listChanges(), array, maxEvents, timeoutNanos);
        for (int index = 0; index < count; index++) {
            final int filter = array.filter(index);
            if ((array.flags(index) & KqueueNative.FLAG_ERROR) != 0) {
                takeFailure(array.descriptor(index), calls.errnoOf(array.error(index)));
            } else if (filter == KqueueNative.FILTER_READ) {
                events.add(array.token(index), PollEvents.READABLE | endOf(index));
            } else if (filter == KqueueNative.FILTER_WRITE) {
                events.add(array.token(index), PollEvents.WRITABLE | endOf(index));
            } else {
                woken();
            }
        }
    }

    @Override
    void release(final Wakeup wakeup) throws IOException {
        final int result = wakeup.close();
        if (result < 0) {
            throw NativeErrno.failure(result, "close", "kqueue " + kqueue);
        }
    }

    private int listChanges() {
        if (changes.capacity() < awaitingChange.size() * KqueueSource.MAX_CHANGES) {
            changes = calls.newEvents(2 * awaitingChange.size() * KqueueSource.MAX_CHANGES);
        }
        int count = 0;
        for (int index = 0; index < awaitingChange.size(); index++) {
            final KqueueSource source = awaitingChange.get(index);
            if (!source.isForgotten()) {
                count = source.list(changes, count, 0);
            }
        }
        awaitingChange.clear();
        return count;
    }

    private int endOf(final int index) {
        if ((array.flags(index) & KqueueNative.FLAG_EOF) == 0) {
            return 0;
        }
        return array.filterFlags(index) == 0 ? PollEvents.HANG_UP : PollEvents.HANG_UP | PollEvents.ERROR;
    }

    /** A change that went along with the wait failed. */
    private void takeFailure(final int descriptor, final int errno) throws IOException {
        if (!KqueueWait.saysClosed(errno)) {
            throw NativeErrno.failure(-errno, "kevent", "descriptor " + descriptor);
        }
        // It was closed without being deregistered, and is no more than forgotten.
        sources.remove(descriptor);
    }

    /** Whether the kernel still watches it: it forgets by itself what is closed. Only a deletion tells. */
    private boolean isKnown(final KqueueSource source) {
        return wait.apply(source.listDeletion(receipts, KqueueNative.FLAG_RECEIPT)) == 0
            && wait.apply(source.list(receipts, 0, KqueueNative.FLAG_RECEIPT)) == 0;
    }

    private void requireWatchable(final Pollable source, final int descriptor) throws IOException {
        final int kind = calls.kind(descriptor);
        if (kind < 0) {
            throw NativeErrno.failure(kind, "fstat", "descriptor " + descriptor);
        }
        if (kind != 0) {
            final boolean isFile = kind == KqueueNative.KIND_FILE;
            throw new UnsupportedPollableException("register " + source + ": descriptor " + descriptor
                + " is a " + (isFile ? "regular file, a directory or a disk" : "device that is no terminal")
                + ", whose readiness would mean nothing; read and write it on the worker pool", null);
        }
    }

    private static IOException refusal(final Pollable source, final int descriptor, final int result) {
        final IOException failure = NativeErrno.failure(result, "kevent", "descriptor " + descriptor);
        return switch (-result) {
            case NativeErrno.EINVAL, NativeErrno.ENODEV, NativeErrno.ENOTSUP, NativeErrno.EPERM ->
                new UnsupportedPollableException("register " + source + ": kqueue cannot watch descriptor "
                    + descriptor + "; read and write it on the worker pool", failure);
            default -> failure;
        };
    }
}
