package dev.sixphase.loop.core;

import dev.sixphase.api.Handle;
import java.util.ArrayList;
import java.util.List;

/**
 * The handles that are open, in the order in which they were made. The links are in the handles, as in
 * libuv's handle queue: to open or close one takes no memory beside it, and the same time however many
 * there are.
 *
 * <p><b>Threads.</b> The loop's thread only.
 */
final class HandleList {
    private Link first;
    private Link last;
    private int size;

    /** What a handle has of the list. */
    abstract static class Link implements Handle {
        private Link previous;
        private Link next;
    }

    void add(final Link handle) {
        handle.previous = last;
        if (last == null) {
            first = handle;
        } else {
            last.next = handle;
        }
        last = handle;
        size++;
    }

    /** Takes a handle out; does nothing if it is not in. */
    void remove(final Link handle) {
        final Link previous = handle.previous;
        final Link next = handle.next;
        if (previous != null) {
            previous.next = next;
        } else if (first == handle) {
            first = next;
        } else {
            return;
        }
        if (next != null) {
            next.previous = previous;
        } else {
            last = previous;
        }
        handle.previous = null;
        handle.next = null;
        size--;
    }

    int size() {
        return size;
    }

    /** {@return a copy} */
    List<Handle> toList() {
        final List<Handle> handles = new ArrayList<>();
        for (Link handle = first; handle != null; handle = handle.next) {
            handles.add(handle);
        }
        return List.copyOf(handles);
    }
}
