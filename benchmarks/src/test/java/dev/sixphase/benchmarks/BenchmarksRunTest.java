package dev.sixphase.benchmarks;

import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** Every benchmark runs. What it measures here means nothing. */
@Timeout(120)
class BenchmarksRunTest {
    @Test
    void everyBenchmarkRunsToItsEnd() throws Exception {
        final Collection<RunResult> results = new Runner(new OptionsBuilder()
            .include("dev\\.sixphase\\.benchmarks\\..*")
            .param("poller", "nio").param("waiting", "100")
            .forks(0).warmupIterations(0).measurementIterations(1).measurementTime(TimeValue.milliseconds(20))
            .shouldFailOnError(true).verbosity(VerboseMode.SILENT)
            .build()).run();

        assertFalse(results.isEmpty());
        assertEquals(List.of(), results.stream()
            .filter(result -> result.getPrimaryResult().getStatistics().getN() == 0).toList());
    }
}
