package dev.sixphase.js;

import dev.sixphase.api.EventLoop;
import dev.sixphase.api.LoopClock;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;

/**
 * Runs JavaScript programs on the event loop, as Node.js does: its globals, CommonJS, a part of its modules.
 *
 * <p>Programs reach the file system and the network through these modules, as under Node; they do not reach
 * Java. Each run has a context of its own; they share the engine, and so what it has parsed.
 *
 * <p><b>Threads.</b> Any; a run occupies its thread until the program has ended.
 */
public final class JsHost implements AutoCloseable {
    /** The exit code of a program that took longer than it might. */
    public static final int EXIT_TIMED_OUT = 124;

    private static final HostAccess HOST_ACCESS =
        HostAccess.newBuilder(HostAccess.NONE).allowBufferAccess(true).build();

    private final Engine engine;
    private final Supplier<EventLoop> loops;
    private final LoopClock clock;

    /**
     * Makes a host.
     *
     * @param loops makes the loop of each run; the run closes it
     */
    public JsHost(final Supplier<EventLoop> loops) {
        this(newEngine(), loops, LoopClock.SYSTEM);
    }

    private JsHost(final Engine engine, final Supplier<EventLoop> loops, final LoopClock clock) {
        this.engine = engine;
        this.loops = Objects.requireNonNull(loops, "loops");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    private static Engine newEngine() {
        return Engine.newBuilder("js")
            .allowExperimentalOptions(true)
            // Without Graal's compiler the engine only interprets, and would say so each time.
            .option("engine.WarnInterpreterOnly", "false")
            .build();
    }

    /**
     * {@return a host on other loops, for instance of a test that owns the clock; it shares the engine of
     * this one, and closing either closes it}
     *
     * @param otherLoops makes the loop of each run; the run closes it
     * @param otherClock what {@code process.hrtime} reads
     */
    public JsHost on(final Supplier<EventLoop> otherLoops, final LoopClock otherClock) {
        return new JsHost(engine, otherLoops, otherClock);
    }

    /**
     * Runs a program until it ends.
     *
     * @param file its main module
     * @param options flags of the host itself, as {@code node} takes them: {@code
     *     --unhandled-rejections=MODE}, {@code --no-warnings}, {@code --expose-internals} and so on
     * @param arguments what {@code process.argv} holds after the file
     * @param out what the program writes to its standard output
     * @param err what it writes to its standard error
     * @return the exit code
     */
    public int run(final Path file, final List<String> options, final List<String> arguments,
        final OutputStream out, final OutputStream err) {

        try (EventLoop loop = loops.get(); Context context = newContext()) {
            return new JsProgram(loop, clock, context, new Streams(out, err))
                .run(file.toAbsolutePath().normalize(), options, arguments);
        }
    }

    /**
     * Runs a program until it ends, or until a limit has passed. One that is not done by then is ended, also
     * in the middle of its code, with the exit code {@value #EXIT_TIMED_OUT}, as {@code timeout(1)} does.
     *
     * @param limit how long it may take
     * @param file its main module
     * @param options flags of the host
     * @param out what the program writes to its standard output
     * @param err what it writes to its standard error
     * @return the exit code
     */
    public int runWithin(final Duration limit, final Path file, final List<String> options,
        final OutputStream out, final OutputStream err) {

        try (EventLoop loop = loops.get(); Context context = newContext()) {
            final JsProgram program = new JsProgram(loop, clock, context, new Streams(out, err));
            final Watchdog watchdog = new Watchdog(limit, program::abandon);
            try {
                return program.run(file.toAbsolutePath().normalize(), options, List.of());
            } finally {
                watchdog.callOff();
            }
        }
    }

    private Context newContext() {
        return Context.newBuilder("js")
            .engine(engine)
            .allowExperimentalOptions(true)
            .option("js.v8-compat", "true")
            .option("js.ecmascript-version", "staging")
            .option("js.console", "false")
            .option("js.print", "false")
            .option("js.load", "false")
            .option("js.polyglot-builtin", "false")
            .option("js.graal-builtin", "false")
            .allowHostAccess(HOST_ACCESS)
            .build();
    }

    /** Releases the engine; programs that run end with an error. */
    @Override
    public void close() {
        engine.close(true);
    }
}
