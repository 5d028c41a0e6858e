package dev.sixphase.http;

/**
 * One request under way. Its connection keeps the loop alive until the response is complete or the exchange
 * has failed.
 *
 * <p><b>Threads.</b> The loop's thread only.
 */
public interface HttpExchange {
    /** {@return what was sent} */
    HttpRequest request();

    /**
     * Closes the connection and fails the exchange with {@link HttpException.Kind#CANCELLED}. The listener
     * hears that later, and hears nothing else before.
     *
     * @return whether it was cancelled; false if it has ended or was cancelled before
     */
    boolean cancel();

    /**
     * Stops reading, at once: no data is told until {@link #resume()}, and the server is held back once the
     * system's buffers are full. The deadline goes on. Repeats do nothing.
     */
    void pause();

    /** Goes on reading, after the current callback. Repeats do nothing. */
    void resume();

    /** {@return whether neither the end nor the error has been told yet} */
    boolean isPending();
}
