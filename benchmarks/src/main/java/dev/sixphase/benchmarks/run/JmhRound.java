package dev.sixphase.benchmarks.run;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * One benchmark of JMH in this JVM, which is a fresh one with the options of the benchmark; it says what the
 * programs in C and JavaScript say: a line of the figure's name and nanoseconds for an operation. A second
 * line, {@code bytes}, is what an operation allocates, all threads together.
 */
public final class JmhRound {
    private static final String OWN_FIGURE = "nanos";
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private JmhRound() { }

    /**
     * Measures.
     *
     * @param arguments the figure's name, the class and its method, how many iterations to warm up and as
     *     many to measure, how many milliseconds each takes
     * @throws RunnerException if the benchmark fails
     */
    public static void main(final String[] arguments) throws RunnerException {
        final int iterations = Integer.parseInt(arguments[2]);
        final TimeValue time = TimeValue.milliseconds(Integer.parseInt(arguments[3]));
        final RunResult result = new Runner(new OptionsBuilder()
            .include("^" + arguments[1].replace(".", "\\.") + "$")
            .forks(0)
            .warmupIterations(iterations).warmupTime(time)
            .measurementIterations(iterations).measurementTime(time)
            .timeUnit(TimeUnit.NANOSECONDS)
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build()).runSingle();
        final PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
        out.printf(Locale.ROOT, "%s %.3f%n", arguments[0], nanos(result));
        final Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
        if (allocated != null) {
            out.printf(Locale.ROOT, "bytes %.3f%n", Math.max(0, allocated.getScore()));
        }
        // Threads of a peer must not keep the process.
        Runtime.getRuntime().halt(0);
    }

    /** The median of the iterations' own figures, if they have one; else the score. */
    private static double nanos(final RunResult result) {
        final double[] own = result.getBenchmarkResults().stream()
            .flatMap(benchmark -> benchmark.getIterationResults().stream())
            .flatMapToDouble(JmhRound::ownFigure)
            .toArray();
        return own.length > 0 ? Samples.of(own).median() : result.getPrimaryResult().getScore();
    }

    private static DoubleStream ownFigure(final IterationResult iteration) {
        final Result<?> own = iteration.getSecondaryResults().get(OWN_FIGURE);
        return own == null ? DoubleStream.empty() : DoubleStream.of(own.getScore());
    }
}
