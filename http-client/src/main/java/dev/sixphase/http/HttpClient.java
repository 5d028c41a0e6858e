package dev.sixphase.http;

import dev.sixphase.api.Callback;
import dev.sixphase.api.EventLoop;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * Sends HTTP/1.1 requests over the loop's TCP streams.
 *
 * <pre>{@code
 * HttpClient.on(loop).send(HttpRequest.get(URI.create("http://localhost:8080/slow")), (failure, response) ->
 *     System.out.println(failure == null ? response.text() : failure.getMessage()));
 * }</pre>
 *
 * <p><b>Threads.</b> The loop's thread only. A client holds no connection and needs no closing; make one
 * and keep it.
 *
 * <p><b>What it does not do:</b> TLS, redirects, cookies, content codings such as gzip, proxies, and
 * keeping connections: each exchange has its own, which is closed at its end.
 */
public final class HttpClient {
    private static final int DATA_BYTES = 16 * 1024;

    private final EventLoop loop;
    /** Shared by all exchanges: they run on one thread, and a listener has it during its call only. */
    private final ByteBuffer data = ByteBuffer.allocate(DATA_BYTES);

    private HttpClient(final EventLoop loop) {
        this.loop = Objects.requireNonNull(loop, "loop");
    }

    /**
     * {@return a client of that loop}
     *
     * @param loop whose sockets, timers and thread it uses
     */
    public static HttpClient on(final EventLoop loop) {
        return new HttpClient(loop);
    }

    /**
     * Sends a request and collects the response.
     *
     * @param request what to ask
     * @param callback gets a {@link HttpException}, or the complete response, whatever its status
     * @return the exchange, pending
     */
    public HttpExchange send(final HttpRequest request, final Callback<? super HttpResponse> callback) {
        return send(request, new ResponseCollector(callback));
    }

    /**
     * Sends a request and hears the response part by part.
     *
     * @param request what to ask
     * @param listener hears the head, the data and the end, or the error
     * @return the exchange, pending
     */
    public HttpExchange send(final HttpRequest request, final HttpListener listener) {
        final ResponseReader reader = new ResponseReader(request, data);
        final TcpExchange exchange = new TcpExchange(loop, request, listener, reader);
        exchange.start();
        return exchange;
    }
}
