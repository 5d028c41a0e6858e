package dev.sixphase.loop.core;

/** Throws what a callback threw, unwrapped, though a callback may throw what its signature does not say. */
public final class Failures {
    private Failures() { }

    /**
     * Throws the failure as it is.
     *
     * @param failure what was thrown
     * @return never; written as {@code throw rethrow(failure)} so that the compiler knows
     */
    public static RuntimeException rethrow(final Throwable failure) {
        return Failures.<RuntimeException>unchecked(failure);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E unchecked(final Throwable failure) throws E {
        throw (E) failure;
    }
}
