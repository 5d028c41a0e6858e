package dev.sixphase.differential;

import java.util.Locale;

/** What a program shows when it runs: seen in the run, not in the text. */
enum Feature {
    /** Timers of two durations fire in one TIMERS phase. */
    LISTS_CLASH,
    /** Of two timers in one phase the one with the later deadline fires first. */
    LATER_DEADLINE_FIRST,
    /** A timer that a TIMERS phase starts is due before that phase ends, and waits for the next. */
    LATE_TIMER_WAITS,
    /** A timer is cleared in the phase in which it was due. */
    DUE_TIMER_CLEARED,
    /** A timer is started again in the phase in which it was due. */
    DUE_TIMER_REFRESHED,
    /** An interval fires, and not for the first time. */
    INTERVAL_REPEATS,
    /** An unreferenced timer fires when nothing else keeps the loop alive. */
    UNREFERENCED_LAST,
    /** Several immediates run in one CHECK phase. */
    IMMEDIATES_IN_BATCH,
    /** An immediate is started in a CHECK phase, and waits for the next. */
    IMMEDIATE_NESTED,
    /** An immediate is cleared in the CHECK phase. */
    IMMEDIATE_CLEARED,
    /** A tick or a microtask runs between two callbacks of one phase. */
    DRAINS_BETWEEN,
    /** An async function awaits. */
    AWAITS,
    /** Several file operations end in one POLL phase. */
    HOPS_IN_BATCH,
    /** The main callback throws. */
    MAIN_THROWS,
    /** A timer throws while others of its phase are due. */
    TIMER_THROWS,
    /** Something in a CHECK phase throws. */
    CHECK_THROWS,
    /** A callback throws that has left ticks or microtasks behind. */
    THROW_DEFERS,
    /** A rejection is told of as unhandled. */
    REJECTION_UNHANDLED,
    /** A rejection is handled after it was told of. */
    REJECTION_HANDLED_LATER,
    /** A listener of beforeExit gives the loop work. */
    REVIVED,
    /** The program ends by exit(). */
    EXITS,
    /** The program ends by an exception that nobody handles. */
    DIES;

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
