package dev.sixphase.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a group of loops ended.
 *
 * <p><b>Threads.</b> Immutable; safe on any thread.
 *
 * @param cutOff what was still under way and was destroyed, each with the thread of its loop: {@code
 *     sixphase-loop-1: TcpStream 127.0.0.1:40312}; empty if everything came to its own end
 * @param failures the loops that ended before they were told to, and what ended them; empty if none did
 */
public record ShutdownReport(List<String> cutOff, Map<EventLoop, Throwable> failures) {
    /** Copies the lists. */
    public ShutdownReport {
        cutOff = List.copyOf(cutOff);
        failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
    }

    /** {@return whether nothing was cut off and no loop failed} */
    public boolean isClean() {
        return cutOff.isEmpty() && failures.isEmpty();
    }
}
