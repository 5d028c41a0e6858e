package dev.sixphase.api;

/**
 * Gives operations up: whoever starts one passes it the signal.
 *
 * <p><b>Threads.</b> One: that of the loop whose operations get the signal. From elsewhere:
 * {@code loop.execute(controller::abort)}.
 *
 * @see <a href="https://dom.spec.whatwg.org/#interface-abortcontroller">DOM: AbortController</a>
 */
public final class AbortController {
    private final AbortSignal signal = new AbortSignal();

    /** Makes a controller whose signal is not aborted. */
    public AbortController() { }

    /** {@return the signal for the operations} */
    public AbortSignal signal() {
        return signal;
    }

    /** Gives up, with an {@link AbortException} as the reason. A second call changes nothing. */
    public void abort() {
        abort(new AbortException(null));
    }

    /**
     * Gives up. A second call changes nothing.
     *
     * @param reason not null
     */
    public void abort(final Throwable reason) {
        signal.abort(reason);
    }
}
