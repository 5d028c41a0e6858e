/**
 * The native pollers: each kernel's own way to wait, and its sockets, called through JNI.
 *
 * <p><b>Who calls whom.</b> Only the providers, such as {@link dev.sixphase.poller.jni.EpollPollerProvider},
 * are for others, and {@link java.util.ServiceLoader} finds them. Below them, policy is in Java (time-outs,
 * retries, errors, names) and each native method makes one system call, or none (ADR 0004).
 *
 * <p><b>Threads.</b> One poller with its sockets belongs to one loop's thread; {@link
 * dev.sixphase.api.spi.Poller#wakeup()} is the one method that any thread may call.
 *
 * <p><b>Numbers.</b> What comes back from a native method is a result, or {@code -errno} if it is negative;
 * {@code NativeErrno} gives it a name.
 */
package dev.sixphase.poller.jni;
