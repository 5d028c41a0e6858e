package dev.sixphase.benchmarks.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that runs until its input ends, and that is talked to by lines: an echo server, or a load
 * generator that waits.
 */
final class ServerProcess implements AutoCloseable {
    private static final String READY = "listening on ";

    private final String name;
    private final Programs programs;
    private final Process process;
    private final BufferedReader output;
    private int port;

    private ServerProcess(final String name, final Programs programs, final List<String> command)
        throws IOException {

        this.name = name;
        this.programs = programs;
        process = programs.start(command);
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts an echo server, and waits until it listens. */
    static ServerProcess start(final Peer peer, final Programs programs, final List<String> command)
        throws IOException {

        final ServerProcess server = new ServerProcess(peer.name(), programs, command);
        final String line = server.readUntil(READY);
        server.port = Integer.parseInt(line.substring(line.lastIndexOf('\n') + 1).substring(READY.length()));
        return server;
    }

    /** Starts any other program that waits for its input. */
    static ServerProcess start(final Programs programs, final List<String> command) throws IOException {
        return new ServerProcess(command.get(0), programs, command);
    }

    /** What it says, up to a line that starts like this. */
    String readUntil(final String start) throws IOException {
        final StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line);
            if (line.startsWith(start)) {
                return said.toString();
            }
            said.append('\n');
        }
        close();
        throw new IOException(name + " ended before it said '" + start + "'; see " + programs.complaints());
    }

    /** What it says until it ends. */
    String readAll() throws IOException {
        final StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
        }
        return said.toString();
    }

    /** Sends it a line. */
    void say(final String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
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
