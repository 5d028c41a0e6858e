package dev.sixphase.examples;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BackendsCommandTest {
    private static final String PROPERTY = "sixphase.poller";

    private String original;

    @BeforeEach
    void keepProperty() {
        original = System.clearProperty(PROPERTY);
    }

    @AfterEach
    void restoreProperty() {
        System.clearProperty(PROPERTY);
        if (original != null) {
            System.setProperty(PROPERTY, original);
        }
    }

    @Test
    void namesTheChosenPollerAndEveryOtherWithItsReason() { // users 1
        final CommandRun run = CommandRun.of("backends", "--poller", "handoff");

        assertEquals(0, run.exitCode());
        assertTrue(run.lines().get(0).startsWith("poller handoff ("), run.out());
        final List<String> candidates =
            run.lines().stream().skip(1).map(line -> line.split(":")[0]).toList();
        assertTrue(candidates.containsAll(List.of("  epoll (priority 200)", "  iocp (priority 200)",
            "  nio (priority 100)", "  io_uring (priority 0)")), run.out());
        assertEquals("  handoff (priority 0): chosen", handoffLine(run));
    }

    @Test
    void thePropertyChoosesWhereNoOptionDoes() {
        System.setProperty(PROPERTY, "nio");

        final CommandRun run = CommandRun.of("backends");

        assertEquals("poller nio (-Dsixphase.poller=nio)", run.lines().get(0));
        final CommandRun withOption = CommandRun.of("backends", "--poller", "handoff");
        assertEquals("  handoff (priority 0): chosen", handoffLine(withOption));
    }

    @Test
    void theExampleIsNeverChosenUnasked() {
        final CommandRun run = CommandRun.of("backends");

        assertEquals(0, run.exitCode());
        assertEquals("  handoff (priority 0): unavailable: chosen by name only", handoffLine(run));
    }

    private static String handoffLine(final CommandRun run) {
        return run.lines().stream().filter(line -> line.startsWith("  handoff ")).findFirst().orElseThrow();
    }

    @Test
    void anUnknownNameListsTheKnownOnes() { // users 1
        System.setProperty(PROPERTY, "epol");

        final CommandRun run = CommandRun.of("backends");

        assertEquals(2, run.exitCode());
        assertTrue(run.err().startsWith("sixphase: unknown poller epol; known are epoll, "), run.err());
        assertTrue(run.err().contains("nio, handoff"), run.err());
        assertEquals("", run.out());
    }

    @Test
    void theFirstOfSeveralNamesThatWorksIsTaken() {
        final CommandRun run = CommandRun.of("backends", "--poller", "no-such,nio");

        assertEquals(0, run.exitCode());
        assertTrue(run.lines().contains("  nio (priority 100): chosen"), run.out());
    }
}
