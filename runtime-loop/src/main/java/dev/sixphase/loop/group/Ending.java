package dev.sixphase.loop.group;

import dev.sixphase.api.EventLoop;
import dev.sixphase.api.ShutdownReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers how the loops of a group end.
 *
 * <p><b>Threads.</b> Safe on any thread.
 */
final class Ending {
    private final List<String> cutOff = new ArrayList<>();
    private final Map<EventLoop, Throwable> failures = new LinkedHashMap<>();
    private int leftCount;

    Ending(final int loopCount) {
        leftCount = loopCount;
    }

    synchronized void failed(final EventLoop loop, final Throwable failure) {
        failures.put(loop, failure);
    }

    /** {@return whether this loop was the last} */
    synchronized boolean ended(final List<String> cutOffHere) {
        cutOff.addAll(cutOffHere);
        leftCount--;
        return leftCount == 0;
    }

    synchronized ShutdownReport report() {
        return new ShutdownReport(cutOff, failures);
    }
}
