package dev.sixphase.differential;

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
import java.util.function.Supplier;

/**
 * Runs programs as JavaScript on the host of the module {@code js-host}, in this process.
 *
 * <p><b>Threads.</b> Any, several at a time.
 */
final class JsExecutor implements Executor {
    private static final long LONGEST_SECONDS = 120;
    private static final long LOOK_NANOS = 50_000;

    private final String name;
    private final Supplier<JsHost> hosts;
    private final Path folder;
    private final AtomicLong runs = new AtomicLong();

    private JsExecutor(final String name, final Supplier<JsHost> hosts, final Path folder) {
        this.name = name;
        this.hosts = hosts;
        this.folder = folder;
    }

    /**
     * {@return one whose programs wait and compute in earnest}
     *
     * @param folder takes the files, which are removed after each run
     */
    static JsExecutor inRealTime(final JsHost host, final Path folder) {
        return new JsExecutor("js", () -> host, folder);
    }

    /**
     * {@return one on a manual clock, which moves where a program would wait and a little with each look at
     * it, so that a program that is busy sees it move}
     *
     * @param folder takes the files, which are removed after each run
     */
    static JsExecutor onManualClock(final JsHost host, final Path folder) {
        return new JsExecutor("js-manual", () -> {
            final SimulatedLoop machine = new SimulatedLoop(Pace.STEADY, 0);
            return host.on(machine::newLoop, () -> {
                machine.clock().advanceNanos(LOOK_NANOS);
                return machine.clock().nanoTime();
            });
        }, folder);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Trace run(final Program program) {
        final Path file = folder.resolve(name + runs.incrementAndGet() + ".js");
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
            hosts.get().run(file, List.of(), List.of(), printed, OutputStream.nullOutputStream()));
        final Thread thread = new Thread(run, "js " + file.getFileName());
        thread.setDaemon(true);
        thread.start();
        try {
            return run.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (final TimeoutException hangs) {
            throw new ExecutionFailedException(name + " did not end within " + LONGEST_SECONDS
                + " s; it printed " + printed, hangs);
        } catch (final ExecutionException failed) {
            throw new ExecutionFailedException(name + " failed: " + failed.getCause() + "; it printed "
                + printed, failed.getCause());
        } catch (final InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ExecutionFailedException("interrupted while " + name + " ran", interrupted);
        }
    }
}
