package dev.sixphase.benchmarks.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(30)
class ServerProcessTest {
    @TempDir
    private Path folder;

    private ServerProcess start(final String script) throws IOException {
        final Peer peer = new Peer("server", List.of("sh", "-c", script), false);
        final Programs programs = new Programs(folder, folder, "", folder.resolve("complaints.txt").toFile());
        return ServerProcess.start(peer, programs, peer.command());
    }

    @Test
    void aServerSaysWhereItListensAndAnswersLines() throws IOException {
        try (ServerProcess server =
                start("echo listening on 4711; read line; echo $line; echo live 7; cat")) {
            assertEquals(4711, server.port());
            server.say("memory");
            assertEquals("memory\nlive 7", server.readUntil("live "));
        }
    }

    @Test
    void aServerThatDoesNotListenIsAnErrorThatNamesItAndItsComplaints() {
        final IOException refusal = assertThrows(IOException.class, () -> start("echo no room >&2; exit 1"));

        assertTrue(refusal.getMessage().contains("server") && refusal.getMessage().contains("complaints.txt"),
            refusal.getMessage());
    }

    @Test
    void whatIsAskedOfAServerThatHasEndedIsAnError() throws IOException {
        try (ServerProcess server = start("echo listening on 1")) {
            assertThrows(IOException.class, () -> server.readUntil("live "));
        }
    }
}
