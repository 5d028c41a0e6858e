package dev.sixphase.api;

import java.util.List;

/**
 * No poller, or no worker pool, could be chosen: none works here, the named one does not, or nobody has
 * that name.
 */
public final class NoBackendException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final transient List<Backend.Candidate> candidates;

    /**
     * Makes the exception.
     *
     * @param message what was asked for and every candidate with its reason
     * @param candidates everything that was found
     */
    public NoBackendException(final String message, final List<Backend.Candidate> candidates) {
        super(message);
        this.candidates = List.copyOf(candidates);
    }

    /** {@return everything that was found; empty after the exception was serialized} */
    public List<Backend.Candidate> candidates() {
        return candidates == null ? List.of() : candidates;
    }
}
