package dev.sixphase.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A server for one connection, on a thread of its own, that says what the test gives it, when the test
 * gives it. So it is as slow as a test wants, without a clock.
 */
final class CannedServer implements AutoCloseable {
    private final ServerSocket listener;
    private final BlockingQueue<Action> actions = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> request = new CompletableFuture<>();
    private final Thread thread = new Thread(this::serve, "canned-server");

    CannedServer() throws IOException {
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        thread.start();
    }

    URI uri(final String host) {
        return URI.create("http://" + host + ":" + listener.getLocalPort() + "/");
    }

    /** Sends bytes, after those that were given before. */
    CannedServer sends(final String bytes) {
        actions.add(connection ->
            connection.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1)));
        return this;
    }

    CannedServer closes() {
        actions.add(Socket::close);
        return this;
    }

    CannedServer resets() {
        actions.add(connection -> {
            connection.setSoLinger(true, 0);
            connection.close();
        });
        return this;
    }

    /** {@return the head that was received} */
    String request() {
        return request.join();
    }

    private void serve() {
        try (Socket connection = listener.accept()) {
            request.complete(readHead(connection));
            while (!connection.isClosed()) {
                actions.take().on(connection);
            }
        } catch (IOException e) {
            request.completeExceptionally(new UncheckedIOException(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String readHead(final Socket connection) throws IOException {
        final BufferedReader reader = new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
        final StringBuilder head = new StringBuilder();
        String line = reader.readLine();
        while (line != null && !line.isEmpty()) {
            head.append(line).append('\n');
            line = reader.readLine();
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Action {
        void on(Socket connection) throws IOException;
    }
}
