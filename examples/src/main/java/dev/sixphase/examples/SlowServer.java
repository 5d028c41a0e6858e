package dev.sixphase.examples;

import dev.sixphase.api.ListenOptions;
import dev.sixphase.api.TcpServer;
import dev.sixphase.api.TcpStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import static dev.sixphase.api.Script.net;
import static dev.sixphase.api.Script.setTimeout;

/** A web server with one page, which it takes its time to give. */
final class SlowServer {
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final int MOST_HEAD_CHARS = 8 * 1024;

    private final TcpServer server;
    private final int delayMillis;
    private final byte[] answer;

    private SlowServer(final int delayMillis, final String page) throws IOException {
        this.delayMillis = delayMillis;
        final byte[] body = page.getBytes(StandardCharsets.UTF_8);
        final String head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=UTF-8\r\n"
            + "Content-Length: " + body.length + "\r\nConnection: close" + END_OF_HEAD;
        this.answer = (head + page).getBytes(StandardCharsets.UTF_8);
        this.server = net().listenTcp(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            ListenOptions.defaults(), this::serve);
    }

    /**
     * Starts a server on a free port of this machine.
     *
     * @param delayMillis how long it keeps each client waiting
     * @param page what it then gives
     * @throws IOException if there is no port to be had
     */
    static SlowServer start(final int delayMillis, final String page) throws IOException {
        return new SlowServer(delayMillis, page);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.localAddress().getPort() + "/");
    }

    /** Takes no more clients; those it has are served. */
    void close() {
        server.close();
    }

    private void serve(final TcpStream stream) {
        final StringBuilder head = new StringBuilder();
        stream.onError(failure -> { });
        stream.onData(bytes -> {
            head.append(StandardCharsets.ISO_8859_1.decode(bytes));
            if (head.indexOf(END_OF_HEAD) >= 0) {
                stream.pause();
                setTimeout(() -> answer(stream), delayMillis);
            } else if (head.length() > MOST_HEAD_CHARS) {
                stream.close();
            }
        });
    }

    private void answer(final TcpStream stream) {
        // The client may have gone meanwhile.
        if (!stream.isClosing()) {
            stream.write(ByteBuffer.wrap(answer));
            stream.end();
            stream.resume();
        }
    }
}
