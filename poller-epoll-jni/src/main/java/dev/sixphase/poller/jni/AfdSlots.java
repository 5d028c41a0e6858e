package dev.sixphase.poller.jni;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The slots of one completion port. A slot that is taken is the kernel's to write to until its poll has
 * ended, so who takes one gives it back then and not before; and what has not been given back at the end is
 * not freed: a leak is better than a stranger's memory overwritten.
 */
final class AfdSlots {
    /**
     * So many slots have a handle of AFD in common. One handle for all would do, but a cancel looks for its
     * poll among all of a handle; a handle for each would double the handles of the process.
     */
    static final int SLOTS_PER_HANDLE = 64;

    private final IocpCalls calls;
    private final int port;
    private final List<Integer> handles = new ArrayList<>();
    private final Deque<AfdSlot> free = new ArrayDeque<>();
    private long count;

    AfdSlots(final IocpCalls calls, final int port) {
        this.calls = calls;
        this.port = port;
    }

    AfdSlot take() throws IOException {
        final AfdSlot slot = free.poll();
        return slot != null ? slot : newSlot();
    }

    private AfdSlot newSlot() throws IOException {
        if (count == (long) handles.size() * SLOTS_PER_HANDLE) {
            handles.add(openHandle());
        }
        final long block = calls.newBlock();
        if (block == 0) {
            throw NativeErrno.failure(-NativeErrno.ENOMEM, "HeapAlloc", "");
        }
        count++;
        return new AfdSlot(count, handles.get(handles.size() - 1), block);
    }

    private int openHandle() throws IOException {
        final int handle = calls.openAfd();
        if (handle < 0) {
            throw NativeErrno.failure(handle, "NtCreateFile", "\\Device\\Afd");
        }
        final int result = calls.associate(port, handle);
        if (result < 0) {
            calls.close(handle);
            throw NativeErrno.failure(result, "CreateIoCompletionPort", "\\Device\\Afd");
        }
        return handle;
    }

    /** The poll of the slot has ended, or never began. */
    void give(final AfdSlot slot) {
        free.push(slot);
    }

    /** Frees what was given back, and closes the handles. Returns 0, or the first failure. */
    int close() {
        int result = 0;
        for (final int handle : handles) {
            final int closed = calls.close(handle);
            result = result < 0 ? result : closed;
        }
        free.forEach(slot -> calls.freeBlock(slot.block()));
        free.clear();
        return result;
    }
}
