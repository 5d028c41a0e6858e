package dev.sixphase.poller.jni;

import java.lang.reflect.Method;

/**
 * Keeps virtual threads from waiting in native code. One that did would hold its carrier thread for as long
 * as it waits, and a handful of loops would stop all virtual threads of the JVM.
 */
final class PlatformThreads {
    private static final int FIRST_JDK_WITH_VIRTUAL_THREADS = 21;
    /** Null before JDK 21, where there are only platform threads. */
    private static final Method IS_VIRTUAL = isVirtualMethod();

    private Thread admitted;

    /** Asks only when another thread comes than the last time, which is once for nearly every poller. */
    void admitCurrent() {
        final Thread current = Thread.currentThread();
        if (current == admitted) {
            return;
        }
        if (isVirtual(current)) {
            throw new IllegalStateException("poll on the virtual thread " + current + ": it would hold its"
                + " carrier thread while it waits; run the loop on a platform thread, or choose the poller"
                + " nio");
        }
        admitted = current;
    }

    private static boolean isVirtual(final Thread thread) {
        try {
            return IS_VIRTUAL != null && (Boolean) IS_VIRTUAL.invoke(thread);
        } catch (final ReflectiveOperationException e) {
            throw new AssertionError("Thread.isVirtual throws nothing", e);
        }
    }

    private static Method isVirtualMethod() {
        if (Runtime.version().feature() < FIRST_JDK_WITH_VIRTUAL_THREADS) {
            return null;
        }
        try {
            return Thread.class.getMethod("isVirtual");
        } catch (final NoSuchMethodException e) {
            throw new AssertionError("a JDK of " + FIRST_JDK_WITH_VIRTUAL_THREADS + " or later has it", e);
        }
    }
}
