package dev.sixphase.js;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The descriptors that a program may use: those that it opened, and the three that it finds open. Any other
 * belongs to the JVM, or to another program in it, and is as good as closed.
 *
 * <p><b>Threads.</b> Any.
 */
final class Descriptors implements AutoCloseable {
    private static final int STANDARD_ERROR = 2;

    private final Set<Integer> open = ConcurrentHashMap.newKeySet();
    private volatile boolean ended;

    Descriptors() {
        for (int standard = 0; standard <= STANDARD_ERROR; standard++) {
            open.add(standard);
        }
    }

    /** {@return the descriptor, which the program has just opened; it is closed if the program has ended} */
    int add(final int descriptor) {
        open.add(descriptor);
        // A worker may be late: then nobody else closes what it opened.
        if (ended && open.remove(descriptor)) {
            LibcNative.close(descriptor);
        }
        return descriptor;
    }

    /**
     * {@return the descriptor, if the program may use it}
     *
     * @param descriptor what the program takes for one
     * @throws CallFailure with EBADF if not
     */
    int use(final int descriptor) throws CallFailure {
        if (!open.contains(descriptor)) {
            throw new CallFailure(CallFailure.EBADF);
        }
        return descriptor;
    }

    /** Closes a descriptor. Of the standard ones only the program loses sight: the JVM goes on using them. */
    void close(final int descriptor) throws CallFailure {
        // Before the call: after it, another thread may have opened the same number.
        if (!open.remove(descriptor)) {
            throw new CallFailure(CallFailure.EBADF);
        }
        if (descriptor > STANDARD_ERROR) {
            LibcNative.check(LibcNative.close(descriptor));
        }
    }

    /** Closes what the program left open. */
    @Override
    public void close() {
        ended = true;
        for (final int descriptor : open) {
            if (open.remove(descriptor) && descriptor > STANDARD_ERROR) {
                LibcNative.close(descriptor);
            }
        }
    }
}
