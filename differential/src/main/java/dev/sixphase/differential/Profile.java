package dev.sixphase.differential;

import java.util.Locale;

/** What random programs are mostly made of. */
enum Profile {
    /** Timers, immediates, ticks, microtasks, promises, async functions. */
    ORDER,
    /** The same, and whatever throws, rejects, listens and ends. */
    ERRORS,
    /** The same as order, and files. */
    IO;

    boolean hasErrors() {
        return this == ERRORS;
    }

    boolean hasFiles() {
        return this == IO;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
