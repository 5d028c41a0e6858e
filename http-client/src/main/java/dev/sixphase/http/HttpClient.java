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
 * <p><b>Threads.</b> The loop's thread only.
 *
 * <p><b>Connections.</b> Each exchange has one to itself, which is closed after the response, unless the
 * client was made to keep some. A kept connection does not keep the loop alive. Only a request of an
 * idempotent method is sent on one, and it is sent a second time, on a new one, if the server turns out to
 * have closed the kept one meanwhile.
 *
 * <p><b>What it does not do:</b> TLS, redirects, cookies, content codings such as gzip, proxies,
 * pipelining.
 */
public final class HttpClient implements AutoCloseable {
    private static final int DATA_BYTES = 16 * 1024;

    private final EventLoop loop;
    private final IdleConnections connections;
    /** Shared by all exchanges: they run on one thread, and a listener has it during its call only. */
    private final ByteBuffer data = ByteBuffer.allocate(DATA_BYTES);

    private HttpClient(final EventLoop loop, final HttpKeepAlive keepAlive) {
        this.loop = Objects.requireNonNull(loop, "loop");
        this.connections = new IdleConnections(loop, Objects.requireNonNull(keepAlive, "keepAlive"));
    }

    /**
     * {@return a client that opens a connection for each exchange, and has nothing to close itself}
     *
     * @param loop whose sockets, timers and thread it uses
     */
    public static HttpClient on(final EventLoop loop) {
        return on(loop, HttpKeepAlive.none());
    }

    /**
     * {@return a client that keeps connections, as far as the servers do}
     *
     * @param loop whose sockets, timers and thread it uses
     * @param keepAlive how many it keeps, and how long
     */
    public static HttpClient on(final EventLoop loop, final HttpKeepAlive keepAlive) {
        return new HttpClient(loop, keepAlive);
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
        final TcpExchange exchange = new TcpExchange(loop, connections, listener, reader);
        exchange.start();
        return exchange;
    }

    /** Closes the connections that wait for a request. Exchanges under way go on and close theirs. */
    @Override
    public void close() {
        connections.close();
    }
}
