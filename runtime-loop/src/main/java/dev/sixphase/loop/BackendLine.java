package dev.sixphase.loop;

import dev.sixphase.api.Backend;
import dev.sixphase.loop.core.LoopLog;
import java.util.ArrayList;
import java.util.List;

/**
 * The one line that says which poller was taken, and why each other was not. A class, where every program
 * that starts would link a lambda (ADR 0032).
 *
 * @param start what comes before
 * @param backend what the line is about
 */
record BackendLine(String start, Backend backend) implements Runnable {
    /** Writes it, at INFO. */
    @Override
    public void run() {
        LoopLog.logger().log(System.Logger.Level.INFO, text());
    }

    private String text() {
        final List<String> parts = new ArrayList<>();
        for (final String line : backend.describe().split("\n")) {
            parts.add(line.strip());
        }
        return start + String.join("; ", parts);
    }
}
