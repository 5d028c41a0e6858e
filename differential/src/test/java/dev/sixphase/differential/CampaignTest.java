package dev.sixphase.differential;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(60)
class CampaignTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private Tally compareWith(final Executor executor) throws InterruptedException {
        return new Campaign(Profile.ORDER, List.of(new JavaExecutor(), executor),
            new PrintStream(printed, true, StandardCharsets.UTF_8)).run(1, 30);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void executorsThatPrintTheSameDoNotDiffer() throws InterruptedException {
        final Tally tally = compareWith(new JavaExecutor());
        assertEquals(0, tally.differences());
        assertTrue(tally.summary().contains("30 compared, 0 differences, 0 unstable"), tally.summary());
    }

    @Test
    void aPlantedDifferenceIsFoundShrunkAndPrinted() throws InterruptedException {
        final Tally tally = compareWith(PlantedFaults.losingTicks());
        assertTrue(tally.differences() > 0, tally.summary());
        final String report = printed();
        assertTrue(report.contains("DIFFERENCE java - faulty, again with: ./sixphase differential "
            + "--profile order --programs 1 --seed "), report);
        assertTrue(report.contains("process.nextTick(() => {\n"), report);
        assertTrue(report.contains("first differing token: number "), report);
        assertTrue(report.contains("shrunk from: {main "), report);
    }

    @Test
    void anExecutorThatDisagreesWithItselfIsUnstableAndCounted() throws InterruptedException {
        final Tally tally = compareWith(PlantedFaults.fickle());
        assertEquals(0, tally.differences());
        assertTrue(printed().contains("unstable java - faulty"), printed());
    }

    @Test
    void whereNodeFailsInItsOwnCodeThereIsNothingToCompareWith() throws InterruptedException {
        final Executor node = new PlantedFaults(trace -> new Trace(
            List.of("Cannot read properties of undefined (reading '_idleNext')/uncaughtException"), -1));
        final Tally tally = new Campaign(Profile.ORDER, List.of(node, new JavaExecutor()),
            new PrintStream(printed, true, StandardCharsets.UTF_8)).run(1, 3);
        assertEquals(0, tally.differences());
        assertTrue(tally.summary().endsWith("0 compared, 0 differences, 0 unstable, 3 not compared"
            + " (Node failed in its own code)"), tally.summary());
    }

    @Test
    void aProgramThatAnExecutorCannotRunIsADifference() throws InterruptedException {
        final Tally tally = compareWith(new PlantedFaults(trace -> {
            throw new ExecutionFailedException("it hangs", null);
        }));
        assertEquals(30, tally.differences());
        assertTrue(printed().contains("(it hangs)"), printed());
    }
}
