package dev.sixphase.examples;

import dev.sixphase.api.EventLoop;
import dev.sixphase.api.spi.PhaseHook;
import dev.sixphase.api.spi.WorkerPool;
import dev.sixphase.api.spi.WorkerPoolOptions;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the commands share: a loop, made as the options say, that ends in order however the program ends. */
abstract class LoopCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--poller", paramLabel = "NAMES",
        description = "The poller to run on: one name, or several in order of preference. Without it "
            + "-Dsixphase.poller decides, and without that it is the best that works here. "
            + "See: sixphase backends")
    private String pollerNames;

    @Option(names = "--trace",
        description = "Say on which thread and in which phase each line is printed, and what the workers do.")
    private boolean isTracing;

    /** What a command works with. */
    record Session(EventLoop loop, Console console, StopAtExit stopAtExit) { }

    /**
     * Runs the program.
     *
     * @throws IOException if it failed as a whole
     */
    abstract void run(Session session) throws IOException;

    /** {@return how many workers the program needs to be itself; empty if it takes what it gets} */
    OptionalInt workerCount() {
        return OptionalInt.empty();
    }

    /**
     * {@return the hooks to install}
     *
     * @param console where they may print
     */
    List<PhaseHook> hooks(final Console console) {
        return List.of();
    }

    /** {@return what picocli knows of this command} */
    final CommandSpec spec() {
        return spec;
    }

    @Override
    public final Integer call() throws IOException {
        LoopLog.show(isTracing);
        final Console console =
            new Console(spec.commandLine().getOut(), spec.commandLine().getErr(), isTracing);
        final EventLoop.Builder builder = EventLoop.builder();
        hooks(console).forEach(builder::phaseHook);
        choosePoller(builder);
        if (!isTracing) {
            workerCount().ifPresent(builder::workerCount);
            return run(builder, console);
        }
        final WorkerPoolOptions options = WorkerPoolOptions.defaults().withWorkerCount(
            workerCount().orElse(WorkerPoolOptions.DEFAULT_WORKER_COUNT));
        try (WorkerPool pool = TracingPool.open(options, console)) {
            return run(builder.workerPool(pool).phaseHook(new TickHook(console)), console);
        }
    }

    /** Tells a loop which poller was asked for. */
    final void choosePoller(final EventLoop.Builder builder) {
        if (pollerNames != null) {
            builder.poller(pollerNames);
        }
    }

    private int run(final EventLoop.Builder builder, final Console console) throws IOException {
        final EventLoop loop = builder.build();
        try (StopAtExit stopAtExit = new StopAtExit(loop)) {
            run(new Session(loop, console, stopAtExit));
            console.end();
        }
        return console.exitCode();
    }
}
