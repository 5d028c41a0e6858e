package dev.sixphase.benchmarks.run;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A peer that runs, on the first core. */
final class ServerProcess implements AutoCloseable {
    private static final String READY = "listening on ";

    private final Process process;
    private final int port;

    private ServerProcess(final Process process, final int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it, and waits until it listens; what it complains of goes to the file. */
    static ServerProcess start(final Peer peer, final File complaints) throws IOException {
        final Process process = new ProcessBuilder(Programs.pinned(0, peer.command()))
            .redirectError(ProcessBuilder.Redirect.appendTo(complaints))
            .start();
        // Not closed: the server may go on to write.
        final BufferedReader output =
            new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        final String line = output.readLine();
        if (line == null || !line.startsWith(READY)) {
            process.destroyForcibly();
            throw new IOException(peer.name() + " did not start (" + line + "); see " + complaints);
        }
        return new ServerProcess(process, Integer.parseInt(line.substring(READY.length())));
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (final InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
