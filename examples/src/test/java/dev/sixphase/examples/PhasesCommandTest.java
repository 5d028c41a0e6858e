package dev.sixphase.examples;

import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

@Timeout(60)
class PhasesCommandTest {
    @ParameterizedTest
    @ValueSource(strings = {"nio", "epoll,nio", "handoff"})
    void everyPhaseHasItsTurnOnceAndSomethingToDo(final String pollers) { // rule 1, rule 41, seed 26
        final CommandRun run = CommandRun.of("phases", "--poller", pollers);

        assertEquals("", run.err());
        assertEquals(0, run.exitCode());
        final List<String> firstWords = run.lines().stream().skip(1)
            .map(line -> line.startsWith(" ") ? line.strip().substring(2, 12) : line.split(" ")[0]).toList();
        assertEquals(List.of(
            "PENDING", "the datagr",
            "IDLE", "an idle ho",
            "PREPARE", "a prepare ",
            "POLL", "a datagram", "a next tic", "a microtas", "a task: an",
            "CHECK", "a check ho", "an immedia",
            "CLOSING", "the socket",
            "TIMERS", "the timer;"), firstWords);
    }
}
