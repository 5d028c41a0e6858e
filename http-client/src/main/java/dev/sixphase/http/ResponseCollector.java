package dev.sixphase.http;

import dev.sixphase.api.Callback;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * Puts the parts of a response together for a callback that wants the whole. The request's limits bound it.
 */
final class ResponseCollector implements HttpListener {
    private final Callback<? super HttpResponse> callback;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private HttpHead head;

    ResponseCollector(final Callback<? super HttpResponse> callback) {
        this.callback = Objects.requireNonNull(callback, "callback");
    }

    @Override
    public void onResponse(final HttpExchange exchange, final HttpHead received) {
        head = received;
    }

    @Override
    public void onData(final ByteBuffer data) {
        body.write(data.array(), data.arrayOffset() + data.position(), data.remaining());
    }

    @Override
    public void onEnd(final HttpHeaders trailers) {
        callback.ended(null, new HttpResponse(head, body.toByteArray(), trailers));
    }

    @Override
    public void onError(final HttpException failure) {
        callback.ended(failure, null);
    }
}
