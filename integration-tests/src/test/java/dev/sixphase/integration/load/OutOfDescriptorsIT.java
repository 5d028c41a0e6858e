package dev.sixphase.integration.load;

import dev.sixphase.integration.JavaRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A server in a process that may have 120 descriptors meets 200 clients. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class OutOfDescriptorsIT {
    private static final int DESCRIPTORS = 120;
    private static final int CLIENTS = 200;
    private static final int WATCHDOG_MILLIS = 60_000;

    // rule 55, users 13
    @ParameterizedTest
    @CsvSource({
        "FewDescriptorsServer, nio", "FewDescriptorsServer, epoll",
        "FewDescriptorsGroup, nio HAND_OVER", "FewDescriptorsGroup, epoll HAND_OVER",
        "FewDescriptorsGroup, nio REUSE_PORT", "FewDescriptorsGroup, epoll REUSE_PORT"})
    void whoIsTooManyIsTurnedAwayAndTheServerGoesOn(final String server, final String settings)
        throws Exception {

        final List<String> command = new ArrayList<>(
            List.of("sh", "-c", "ulimit -S -n " + DESCRIPTORS + " && exec \"$@\"", "sh"));
        command.addAll(JavaRun.commandOf(Class.forName(getClass().getPackageName() + "." + server)));
        // The JVM would raise the limit to the hard one.
        command.add(5, "-XX:-MaxFDLimit");
        command.addAll(List.of(settings.split(" ")));
        final Process process = new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader output = new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {

            final int port = Integer.parseInt(output.readLine());
            if (server.equals("FewDescriptorsGroup")) {
                nobodyWaitsForEver(port, output);
            } else {
                final int served = countServed(port, CLIENTS);
                assertTrue(served > 0 && served < DESCRIPTORS,
                    () -> served + " of " + CLIENTS + " were served");
            }

            // All of them go: as soon as the server has seen that, there is room again.
            while (countServed(port, 1) == 0) {
                Thread.onSpinWait();
            }

            process.getOutputStream().close();
            final long iterations = Long.parseLong(output.readLine());
            final List<String> failures = output.lines().toList();
            assertTrue(failures.size() > 0 && failures.stream().allMatch(each -> each.startsWith("EMFILE: ")),
                failures::toString);
            assertTrue(iterations < 100 * CLIENTS, () -> iterations + " iterations: the server was spinning");
        } finally {
            process.destroyForcibly();
        }
    }

    /**
     * Loops compete for the last descriptors. Who waits for a loop that another has taken the spare one from
     * is not turned away, and has to wait until somebody goes.
     */
    private static void nobodyWaitsForEver(final int port, final BufferedReader output) throws IOException {
        final List<Socket> sockets = connect(port, CLIENTS);
        assertEquals("full", output.readLine());
        int served = 0;
        for (final Socket socket : sockets) {
            served += isServed(socket) ? 1 : 0;
            socket.close();
        }
        assertTrue(served > 0, "nobody was served");
    }

    private static List<Socket> connect(final int port, final int clients) throws IOException {
        final List<Socket> sockets = new ArrayList<>();
        for (int index = 0; index < clients; index++) {
            final Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(WATCHDOG_MILLIS);
            sockets.add(socket);
        }
        return sockets;
    }

    /** Connects so many at once and {@return how many of them got their byte back} */
    private static int countServed(final int port, final int clients) throws IOException {
        final List<Socket> sockets = connect(port, clients);
        try {
            int served = 0;
            for (final Socket socket : sockets) {
                served += isServed(socket) ? 1 : 0;
            }
            return served;
        } finally {
            for (final Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private static boolean isServed(final Socket socket) throws IOException {
        try {
            socket.getOutputStream().write(7);
            return socket.getInputStream().read() == 7;
        } catch (final SocketException turnedAway) {
            return false;
        }
    }
}
