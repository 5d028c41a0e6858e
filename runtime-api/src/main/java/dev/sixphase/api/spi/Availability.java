package dev.sixphase.api.spi;

import java.util.Objects;

/**
 * Whether a backend works on this machine, in this JVM, right now, and if not, why not.
 *
 * <p><b>Threads.</b> Immutable; safe on any thread.
 */
public sealed interface Availability {
    /** The one value that says yes. */
    Availability AVAILABLE = new Available();

    /**
     * {@return a value that says no}
     *
     * @param reason what a person reads and acts on: what was tried, what happened, what to do
     * @param cause the failure behind it, or null where there is none
     */
    static Availability unavailable(final String reason, final Throwable cause) {
        return new Unavailable(reason, cause);
    }

    /** The backend was tried for real and works. */
    record Available() implements Availability { }

    /**
     * The backend does not work here.
     *
     * @param reason what a person reads and acts on; not blank
     * @param cause the failure behind it, or null where there is none
     */
    record Unavailable(String reason, Throwable cause) implements Availability {
        /**
         * Refuses a reason that says nothing.
         *
         * @param reason what a person reads and acts on; not blank
         * @param cause the failure behind it, or null where there is none
         * @throws IllegalArgumentException if the reason is blank
         */
        public Unavailable {
            Objects.requireNonNull(reason, "reason");
            if (reason.isBlank()) {
                throw new IllegalArgumentException("reason is blank: say what a person can act on");
            }
        }
    }
}
