package dev.sixphase.api;

/**
 * How a promise waits for a timer or an immediate.
 *
 * @param signal gives the wait up; null for none
 * @param ref whether the wait keeps the loop alive
 */
public record WaitOptions(AbortSignal signal, boolean ref) {
    /** {@return no signal; the wait keeps the loop alive} */
    public static WaitOptions defaults() {
        return new WaitOptions(null, true);
    }

    /**
     * {@return these options with another signal}
     *
     * @param newSignal null for none
     */
    public WaitOptions withSignal(final AbortSignal newSignal) {
        return new WaitOptions(newSignal, ref);
    }

    /**
     * {@return these options, with a wait that keeps the loop alive or does not}
     *
     * @param newRef whether it does
     */
    public WaitOptions withRef(final boolean newRef) {
        return new WaitOptions(signal, newRef);
    }
}
