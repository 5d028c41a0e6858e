package dev.sixphase.api.spi;

import java.io.IOException;

/**
 * Opens pollers of one kind. {@link java.util.ServiceLoader} finds it; its public constructor takes nothing
 * and does nothing.
 *
 * <p><b>Threads.</b> Every method may be called from any thread, by several loops at once.
 *
 * <p><b>Choice.</b> Among the available providers the highest {@link #priority()} wins. Two providers of
 * one name, or two available ones of equal highest priority, are an error that names both. By convention
 * 100 is portable (nio), 200 is native, and 0 or below is chosen only by name.
 */
public interface PollerProvider {
    /**
     * {@return the name that users write to choose this backend}
     * Lower-case letters, digits, {@code -} and {@code _}; never changes.
     */
    String name();

    /**
     * {@return the rank among the available providers; the highest wins, and one of 0 or below is chosen by
     * name only}
     */
    int priority();

    /**
     * Tries the real thing once: create, register, wake, close. "Available" therefore does not fail at
     * first use for any reason that could be known now. May be slow the first time; later calls may repeat
     * the first answer.
     *
     * @return the answer, with a reason where it is no; never throws
     */
    Availability availability();

    /**
     * Opens a poller for one loop.
     *
     * @param options what the loop asks for
     * @return a poller that the caller closes
     * @throws IOException if the kernel refuses; nothing is left open
     */
    Poller open(PollerOptions options) throws IOException;
}
