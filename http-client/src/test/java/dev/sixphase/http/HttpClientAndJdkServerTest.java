package dev.sixphase.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sixphase.api.EventLoop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

/** The client against a server that knows nothing of it: the JDK's, which echoes. */
@Timeout(30)
class HttpClientAndJdkServerTest {
    private static final int CHUNKED = 0;
    private static final int NO_BODY = -1;

    private final ExecutorService serverThreads = Executors.newFixedThreadPool(4);
    private final Set<InetSocketAddress> clients = ConcurrentHashMap.newKeySet();
    private final List<HttpResponse> responses = new ArrayList<>();
    private HttpServer server;
    private EventLoop loop;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(serverThreads);
        server.createContext("/chunked", exchange -> echo(exchange, CHUNKED));
        server.createContext("/length", exchange -> echo(exchange, 1));
        server.start();
        loop = EventLoop.builder().build();
    }

    @AfterEach
    void stop() {
        loop.close();
        server.stop(0);
        serverThreads.shutdownNow();
    }

    @Test
    void sendsAndGetsAMebibyteInChunksAndWithALength() {
        final byte[] body = new byte[1024 * 1024];
        new Random(1).nextBytes(body);
        final HttpClient client = HttpClient.on(loop);

        loop.run(() -> {
            client.send(request("POST", "/chunked").body(body).build(), this::answered);
            client.send(request("POST", "/length").body(body).build(), this::answered);
        });

        assertEquals(2, responses.size());
        responses.forEach(response -> assertArrayEquals(body, response.body()));
        assertEquals(1, responses.stream().filter(r -> r.headers().contains("Transfer-Encoding")).count());
    }

    @Test
    void getsTheHeadAlone() {
        loop.run(() -> HttpClient.on(loop).send(request("HEAD", "/length").build(), this::answered));

        assertEquals(200, responses.get(0).status());
        assertEquals(0, responses.get(0).body().length);
    }

    @Test
    void asksAHundredTimesAtOnce() {
        final HttpClient client = HttpClient.on(loop);

        loop.run(() -> {
            for (int i = 0; i < 100; i++) {
                client.send(request("PUT", "/length").body(new byte[] {(byte) i}).build(), this::answered);
            }
        });

        final byte[] all = new byte[100];
        responses.forEach(response -> all[response.body()[0]]++);
        final byte[] ones = new byte[100];
        Arrays.fill(ones, (byte) 1);
        assertArrayEquals(ones, all);
    }

    @Test
    void asksTwentyTimesOnOneConnectionAndLetsTheLoopEnd() {
        final HttpClient client = HttpClient.on(loop, HttpKeepAlive.defaults());

        loop.run(() -> askInARow(client, 20));

        assertEquals(20, responses.size());
        assertEquals(1, clients.size());
        assertFalse(loop.isAlive());
    }

    private void askInARow(final HttpClient client, final int times) {
        client.send(request("PUT", times % 2 == 0 ? "/chunked" : "/length").body(new byte[3]).build(),
            (failure, response) -> {
                answered(failure, response);
                if (times > 1) {
                    askInARow(client, times - 1);
                }
            });
    }

    private void answered(final Throwable failure, final HttpResponse response) {
        assertNull(failure);
        responses.add(response);
    }

    private HttpRequest.Builder request(final String method, final String path) {
        return HttpRequest.builder(method, URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path));
    }

    private void echo(final HttpExchange exchange, final int framing) throws IOException {
        clients.add(exchange.getRemoteAddress());
        final byte[] body = exchange.getRequestBody().readAllBytes();
        if (body.length == 0) {
            exchange.sendResponseHeaders(200, NO_BODY);
        } else {
            exchange.sendResponseHeaders(200, framing == CHUNKED ? CHUNKED : body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
