package dev.sixphase.api;

/** An operation was given up because its {@link AbortSignal} asked for it. */
public final class AbortException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Tells why.
     *
     * @param reason the signal's reason; null for none
     */
    public AbortException(final Throwable reason) {
        super("ABORT_ERR: The operation was aborted", reason);
    }
}
