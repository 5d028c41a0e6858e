package dev.sixphase.threadpool;

/** Tasks in the order of their submission. Each is its own link, so that to cancel costs nothing. */
final class TaskList {
    private PooledTask first;
    private PooledTask last;
    private int size;

    /** {@return the first, or null} */
    PooledTask first() {
        return first;
    }

    int size() {
        return size;
    }

    void append(final PooledTask task) {
        task.linkAfter(last);
        if (first == null) {
            first = task;
        }
        last = task;
        size++;
    }

    /** Takes out a task that is in. */
    void remove(final PooledTask task) {
        final PooledTask after = task.next();
        final PooledTask before = task.unlink();
        if (first == task) {
            first = after;
        }
        if (last == task) {
            last = before;
        }
        size--;
    }
}
