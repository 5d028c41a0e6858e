package dev.sixphase.examples;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(60)
class EchoCommandTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nio", "handoff"})
    void sendsBackWhatItGets(final String poller) throws Exception {
        final LineWriter out = new LineWriter();
        final Future<Integer> exitCode = threads.submit(() -> CommandRun.execute(out, "echo", "--once",
            "--port", "0", "--poller", poller));

        try (Socket client = new Socket(LOOPBACK, portOf(out))) {
            client.getOutputStream().write("hello".getBytes());
            assertEquals("hello", new String(client.getInputStream().readNBytes(5)));
            client.shutdownOutput();
            assertEquals(-1, client.getInputStream().read());
        }

        assertEquals(0, exitCode.get());
        assertEquals("stopped", out.next());
    }

    @Test
    void severalLoopsServeToo() throws Exception {
        final LineWriter out = new LineWriter();
        final Future<Integer> exitCode = threads.submit(() -> CommandRun.execute(out, "echo", "--once",
            "--loops", "3", "--poller", "nio"));
        final String line = out.next();
        assertTrue(line.matches(".* on 127\\.0\\.0\\.1:\\d+ by 3 loops, (REUSE_PORT|HAND_OVER)"), line);

        try (Socket client = new Socket(LOOPBACK, Integer.parseInt(line.replaceAll(".*:(\\d+) .*", "$1")))) {
            client.getOutputStream().write("hello".getBytes());
            assertEquals("hello", new String(client.getInputStream().readNBytes(5)));
            client.shutdownOutput();
            assertEquals(-1, client.getInputStream().read());
        }

        assertEquals(0, exitCode.get());
        assertEquals("stopped", out.next());
    }

    @Test
    void noLoopAtAllIsRefused() {
        final CommandRun run = CommandRun.of("echo", "--loops", "0");

        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("--loops must be 1 or more: 0"), run.err());
    }

    @Test
    void losesNothingOfAClientThatSendsMuchBeforeItReads() throws Exception {
        final byte[] sent = new byte[32 * 1024 * 1024];
        new Random(2).nextBytes(sent);
        final LineWriter out = new LineWriter();
        final Future<Integer> exitCode =
            threads.submit(() -> CommandRun.execute(out, "echo", "--once"));

        try (Socket client = new Socket(LOOPBACK, portOf(out))) {
            final Future<Void> sender = threads.submit(() -> {
                send(client, sent);
                return null;
            });
            final InputStream in = client.getInputStream();
            final byte[] received = in.readNBytes(sent.length);
            sender.get();
            assertArrayEquals(sent, received);
            assertEquals(-1, in.read());
        }

        assertEquals(0, exitCode.get());
    }

    @Test
    void aClientThatBreaksOffIsNamedAndDoesNotFailTheServer() throws Exception {
        final LineWriter out = new LineWriter();
        final Future<Integer> exitCode =
            threads.submit(() -> CommandRun.execute(out, "echo", "--once"));

        try (Socket client = new Socket(LOOPBACK, portOf(out))) {
            client.getOutputStream().write(1);
            client.getInputStream().read();
            // Closing by reset: linger of no time.
            client.setSoLinger(true, 0);
        }

        assertEquals(0, exitCode.get());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void anAddressInUseIsAFailureThatNamesIt(final String loops) throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, LOOPBACK)) {
            final CommandRun run = CommandRun.of("echo", "--loops", loops,
                "--port", Integer.toString(other.getLocalPort()));

            assertEquals(1, run.exitCode());
            assertTrue(run.err().contains("EADDRINUSE"), run.err());
            assertTrue(run.err().contains(Integer.toString(other.getLocalPort())), run.err());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "http"})
    void whatIsNoPortIsRefused(final String port) {
        final CommandRun run = CommandRun.of("echo", "--port", port);

        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("--port"), run.err());
        assertTrue(run.err().contains(port), run.err());
    }

    private static int portOf(final LineWriter out) throws InterruptedException {
        final String line = out.next();
        assertTrue(line.startsWith("listening on 127.0.0.1:"), line);
        return Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
    }

    private static void send(final Socket client, final byte[] bytes) throws IOException {
        final OutputStream out = client.getOutputStream();
        out.write(bytes);
        client.shutdownOutput();
    }
}
