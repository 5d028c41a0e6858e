package dev.sixphase.js;

import dev.sixphase.api.EventLoop;
import dev.sixphase.api.spi.Availability;
import dev.sixphase.api.spi.PollerProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Runs programs that use UDP on each backend; beside each stands what Node 20 printed for it. */
@Timeout(60)
class DatagramProgramsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"datagrams, nio", "datagrams, epoll", "datagram_queue, nio", "datagram_queue, epoll",
        "datagram_settings, nio", "datagram_settings, epoll"})
    void datagramsComeInNodesOrderOnEachBackend(final String program, final String backend)
        throws IOException {

        // rules 42 and 52
        requireAvailable(backend);
        assertPrintsWhatNodePrints(program, backend);
    }

    @Test
    void aSocketCannotBeMadeOfADescriptorAndSaysSo() throws IOException {
        assertEquals("ENOTSUP open\n0\n", output("const s = require('dgram').createSocket('udp4');"
            + "try { s.bind({ fd: 0 }, () => {}); } catch (e) { console.log(e.code, e.syscall); }"
            + "s.bind(() => { console.log(s.listenerCount('error')); s.close(); });", "nio"));
    }

    @Test
    void theNativeBackendHasWhatTheChannelsOfTheJdkLack() throws IOException {
        requireAvailable("epoll");
        try (DatagramSocket probe = new DatagramSocket(null)) {
            probe.bind(new InetSocketAddress(InetAddress.getByName("::1"), 0));
        } catch (final IOException e) {
            abort("no IPv6 here: " + e.getMessage());
        }
        assertPrintsWhatNodePrints("datagram_kernel", "epoll");
    }

    private static void requireAvailable(final String backend) {
        final boolean isAvailable = ServiceLoader.load(PollerProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .anyMatch(provider -> provider.name().equals(backend)
                && provider.availability() instanceof Availability.Available);
        assumeTrue(isAvailable, () -> "no backend " + backend + " here");
    }

    private void assertPrintsWhatNodePrints(final String program, final String backend) throws IOException {
        assertEquals(resource(program + ".out"), output(resource(program + ".js"), backend));
    }

    private String output(final String program, final String backend) throws IOException {
        final ByteArrayOutputStream printed = new ByteArrayOutputStream();
        final Path file = Files.writeString(folder.resolve("main.js"), program);
        try (JsHost host = new JsHost(() -> EventLoop.builder().poller(backend).build())) {
            final int exitCode = host.run(file, flagsOf(program), List.of(), printed, printed);
            assertEquals(0, exitCode, printed::toString);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** {@return the flags that a program names in its first line, as Node's own tests do} */
    private static List<String> flagsOf(final String program) {
        final String line = program.lines().findFirst().orElseThrow();
        return line.startsWith("// Flags: ") ? List.of(line.substring("// Flags: ".length()).split(" "))
            : List.of();
    }

    private static String resource(final String name) throws IOException {
        try (InputStream in = DatagramProgramsTest.class.getResourceAsStream("programs/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
