package dev.sixphase.http;

import java.nio.ByteBuffer;

/**
 * Hears a response while it comes: the head, data as often as there is some, and then the end; or the
 * error, at whichever point. Exactly one of {@link #onEnd} and {@link #onError} is called, once, and
 * nothing after it.
 *
 * <p><b>Threads.</b> Called on the loop's thread, each time as a callback of its own sort: never inside a
 * call of the client or of the exchange.
 *
 * <p><b>Exceptions</b> that a listener throws go to the loop's handler of uncaught exceptions. The exchange
 * goes on: a listener that throws misses no data.
 */
public interface HttpListener {
    /**
     * The head has come. Interim responses (1xx) are not told.
     *
     * @param exchange the same that {@code send} returned, to pause or cancel it
     * @param head status and headers
     */
    void onResponse(HttpExchange exchange, HttpHead head);

    /**
     * A part of the body has come, its transfer coding taken off.
     *
     * @param data the client's own buffer, which is valid during the call only: take what you need out of
     *     it, from position to limit. Never empty
     */
    void onData(ByteBuffer data);

    /**
     * The response is complete.
     *
     * @param trailers the fields after a body in chunks; empty for any other body
     */
    void onEnd(HttpHeaders trailers);

    /**
     * The exchange failed, and there is no more of it. Data heard before is the beginning of a body at
     * best.
     *
     * @param failure why
     */
    void onError(HttpException failure);
}
