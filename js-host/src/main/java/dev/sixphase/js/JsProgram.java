package dev.sixphase.js;

import dev.sixphase.api.ErrorOrigin;
import dev.sixphase.api.EventLoop;
import dev.sixphase.api.LoopClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;

/** One run of one program: its bindings, from the first line to the exit code. */
final class JsProgram {
    private static final Duration INTERRUPT_LIMIT = Duration.ofSeconds(1);
    /** The whole run happens inside this frame, so that the engine leaves its promise jobs alone. */
    private static final Source FRAME = Builtins.snippet("frame", "((run) => run())");

    private final EventLoop loop;
    private final LoopClock clock;
    private final Context context;
    private final Streams streams;
    /** What has to be given back, whichever way the program ends. */
    private final List<Runnable> endings = new ArrayList<>();
    private final Map<String, Supplier<Binding>> makers = new HashMap<>();
    private final Map<String, Binding> bindings = new HashMap<>();
    private Entry entry;
    private LoopBinding loopBinding;
    private Value host;
    private Exit exit;

    JsProgram(final EventLoop loop, final LoopClock clock, final Context context, final Streams streams) {
        this.loop = loop;
        this.clock = clock;
        this.context = context;
        this.streams = streams;
    }

    int run(final Path file, final List<String> options, final List<String> arguments) {
        context.enter();
        try {
            final EngineJobs jobs = new EngineJobs(context);
            entry = new Entry(loop, jobs, context.eval(Entry.trampoline()));
            addBindings(file, options, arguments);
            runInFrame(jobs);
            return exit == null ? host.getMember("exitCode").execute().asInt() : exit.code();
        } finally {
            if (entry != null) {
                entry.end();
            }
            endings.forEach(Runnable::run);
            context.leave();
        }
    }

    private void runInFrame(final EngineJobs jobs) {
        try {
            context.eval(FRAME).executeVoid((ProxyExecutable) none -> runLoop(jobs));
        } catch (final PolyglotException ended) {
            if (!ended.isInterrupted()) {
                throw ended;
            }
            exit = new Exit(JsHost.EXIT_TIMED_OUT);
        }
    }

    /** Ends the program, whatever it does. Safe on any thread. */
    void abandon() {
        try {
            loop.execute(() -> {
                exit = new Exit(JsHost.EXIT_TIMED_OUT);
                throw exit;
            });
            // The loop may never get to it: code that does not return is interrupted.
            context.interrupt(INTERRUPT_LIMIT);
        } catch (final TimeoutException | RejectedExecutionException | IllegalStateException ignored) {
            // Interrupted later, at the next line of JavaScript; or the program has ended meanwhile.
            System.getLogger("dev.sixphase.js").log(System.Logger.Level.DEBUG, "abandon", ignored);
        }
    }

    private void addBindings(final Path file, final List<String> options, final List<String> arguments) {
        loopBinding = new LoopBinding(loop, entry);
        makers.put("loop", loopBinding::binding);
        makers.put("histogram", () -> new HistogramBinding(loop).binding());
        makers.put("fs", () -> files(new FileBinding(loop, entry, streams)));
        makers.put("net", () -> new NetBinding(loop, entry).binding());
        makers.put("dgram", () -> new DgramBinding(loop, entry).binding());
        makers.put("dns", () -> new DnsBinding(loop, entry).binding());
        makers.put("signals", () -> signals(new SignalBinding(loop, entry)));
        makers.put("stdio", streams::binding);
        makers.put("os", OsBinding::binding);
        makers.put("text", TextBinding::binding);
        makers.put("values", () -> new EngineValues().binding());
        makers.put("modules", () -> new ModuleBinding(context).binding());
        makers.put("process", () -> new ProcessBinding(clock, file, options, arguments).binding()
            .action("reallyExit", a -> {
                exit = new Exit(a[0].asInt());
                throw exit;
            }));
    }

    private Binding signals(final SignalBinding made) {
        endings.add(made::close);
        return made.binding();
    }

    private Binding files(final FileBinding made) {
        endings.add(made::close);
        return made.binding();
    }

    private Object runLoop(final EngineJobs jobs) {
        final Source bootstrap = Builtins.module("internal/bootstrap").orElseThrow();
        final ProxyExecutable internalBinding = names -> binding(names[0].asString());
        host = context.eval(bootstrap).execute(null, null, null, null, internalBinding);
        jobs.trackRejections(host.getMember("rejected"), host.getMember("rejectionHandled"),
            host.getMember("settledAgain"));
        loop.onUncaughtException(this::uncaught);
        final Value processRejections = host.getMember("processRejections");
        loop.onDrained(() -> exit == null && entry.call(processRejections));
        loop.onBeforeExit(() -> entry.call(host.getMember("beforeExit")));
        loop.onExit(code -> {
            if (exit == null) {
                entry.call(host.getMember("exit"));
            }
        });
        loop.run(this::runMain);
        return null;
    }

    private void runMain() {
        try {
            entry.call(host.getMember("main"));
        } finally {
            loopBinding.mainHasRun();
        }
    }

    private Object binding(final String name) {
        return bindings.computeIfAbsent(name, key -> Optional.ofNullable(makers.get(key))
            .orElseThrow(() -> new IllegalArgumentException("no binding is called " + key)).get());
    }

    /** JavaScript decides what becomes of what JavaScript threw; anything else is a fault, or the exit. */
    private void uncaught(final Throwable failure, final ErrorOrigin origin) {
        if (exit != null) {
            loop.exit(exit.code());
        }
        if (!(failure instanceof JsError)) {
            throw asUnchecked(failure);
        }
        try {
            host.getMember("uncaught").executeVoid(((JsError) failure).thrown(), origin.toString());
        } catch (final PolyglotException ofHandler) {
            if (exit == null) {
                throw ofHandler;
            }
            loop.exit(exit.code());
        }
    }

    private static RuntimeException asUnchecked(final Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure);
    }
}
