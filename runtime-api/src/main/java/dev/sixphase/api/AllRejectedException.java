package dev.sixphase.api;

import java.util.List;

/**
 * None of several promises was fulfilled; JavaScript's {@code AggregateError}.
 *
 * @see Promises#any
 */
public final class AllRejectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Throwable> reasons;

    /**
     * Tells of the rejections.
     *
     * @param reasons in the order of the promises
     */
    public AllRejectedException(final List<? extends Throwable> reasons) {
        super("All promises were rejected");
        this.reasons = List.copyOf(reasons);
        reasons.forEach(this::addSuppressed);
    }

    /** {@return why each was rejected, in the order of the promises} */
    public List<Throwable> reasons() {
        return reasons;
    }
}
