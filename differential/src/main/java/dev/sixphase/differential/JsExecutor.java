package dev.sixphase.differential;

import dev.sixphase.api.EventLoop;
import dev.sixphase.js.JsHost;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs programs as JavaScript on the host of the module {@code js-host}, in this process.
 *
 * <p><b>Threads.</b> Any, several at a time.
 */
final class JsExecutor implements Executor, AutoCloseable {
    private static final long LONGEST_SECONDS = 30;

    private final JsHost host = new JsHost(() -> EventLoop.builder().build());
    private final Path folder;
    private final AtomicLong runs = new AtomicLong();

    /**
     * Makes an executor.
     *
     * @param folder takes the files, which are removed after each run
     */
    JsExecutor(final Path folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return "js";
    }

    @Override
    public Trace run(final Program program) {
        final Path file = folder.resolve("js" + runs.incrementAndGet() + ".js");
        final ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try {
            Files.writeString(file, JavaScript.of(program));
            final int exitCode = exitCodeOf(file, printed);
            return new Trace(printed.toString(StandardCharsets.UTF_8).lines().toList(), exitCode);
        } catch (final IOException failure) {
            throw new ExecutionFailedException("cannot run " + file + ": " + failure, failure);
        } finally {
            file.toFile().delete();
        }
    }

    /** A run that hangs keeps its thread, and nobody waits for it. */
    private int exitCodeOf(final Path file, final ByteArrayOutputStream printed) {
        final FutureTask<Integer> run = new FutureTask<>(() ->
            host.run(file, List.of(), List.of(), printed, OutputStream.nullOutputStream()));
        final Thread thread = new Thread(run, "js " + file.getFileName());
        thread.setDaemon(true);
        thread.start();
        try {
            return run.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (final TimeoutException hangs) {
            throw new ExecutionFailedException("js did not end within " + LONGEST_SECONDS + " s; it printed "
                + printed, hangs);
        } catch (final ExecutionException failed) {
            throw new ExecutionFailedException("js failed: " + failed.getCause() + "; it printed " + printed,
                failed.getCause());
        } catch (final InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ExecutionFailedException("interrupted while js ran", interrupted);
        }
    }

    @Override
    public void close() {
        host.close();
    }
}
