package dev.sixphase.integration.load;

import dev.sixphase.api.Budgets;
import dev.sixphase.api.EventLoop;
import dev.sixphase.api.HookHandle;
import dev.sixphase.api.LoopPhase;
import dev.sixphase.conformance.ManualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** How long the greedy delay the modest: counted in turns that the greedy had meanwhile, never timed. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class FairnessIT {
    private static final int ROUNDS = 100;
    private static final int READS = 4;
    private static final int TASKS = 16;
    private static final int READ_BYTES = 1024;
    private static final Budgets BUDGETS = new Budgets(1024, 48, READS, TASKS, READ_BYTES);
    private static final int TIMER_MILLIS = 10;

    private final ManualClock clock = new ManualClock();
    /** One for each round: the turns of the greedy between a request and its answer. */
    private final List<Integer> delays = new ArrayList<>();
    private EventLoop loop;
    private int turns;
    private int turnsWhenAsked;
    private boolean timerIsDue;

    private void open(final String poller, final Budgets budgets) {
        LoopThread.assumeAvailable(poller);
        loop = EventLoop.builder().poller(poller).clock(clock).budgets(budgets).build();
    }

    @AfterEach
    void close() {
        if (loop != null) {
            loop.close();
        }
    }

    // rule 54, users 19
    @ParameterizedTest
    @ValueSource(strings = {"nio", "epoll"})
    void aConnectionThatSendsWithoutPauseDelaysAnEchoByTheReadsOfOneEvent(final String poller,
        @TempDir final Path folder) throws IOException {

        open(poller, BUDGETS);
        final Flood flood = new Flood(loop, 1, () -> turns++);
        final QuietPeer quiet = new QuietPeer(loop, folder, this::answered);
        // Right before the poll that finds it, so that nothing of the poll before is counted.
        final HookHandle ask = loop.newHook(LoopPhase.PREPARE, () -> ask(quiet));
        ask.start();

        runAllRounds(flood::stop, quiet::stop, ask::close);

        assertDelaysUpTo(READS);
    }

    // rule 54, users 19
    @ParameterizedTest
    @CsvSource({"nio, 1024, 48, 1", "epoll, 1024, 48, 1", "nio, 2, 3, 6", "epoll, 2, 3, 6"})
    void connectionsThatSendWithoutPauseDelayATimerByThePollsOfOneIteration(final String poller,
        final int eventsPerPoll, final int pollsPerIteration, final int connections) throws IOException {

        open(poller, new Budgets(eventsPerPoll, pollsPerIteration, READS, TASKS, READ_BYTES));
        final Flood flood = new Flood(loop, connections, this::makeTimerDue);

        runAllRounds(flood::stop);

        assertDelaysUpTo(READS * Math.min(connections, eventsPerPoll * pollsPerIteration));
    }

    // users 19
    @ParameterizedTest
    @CsvSource({"nio, 1", "epoll, 1", "nio, 100", "epoll, 100"})
    void callbacksThatPostThemselvesForEverDelayAnEchoByTheTasksOfOneIteration(final String poller,
        final int callbacks, @TempDir final Path folder) throws IOException {

        open(poller, BUDGETS);
        final QuietPeer quiet = new QuietPeer(loop, folder, this::answered);
        postForEver(callbacks, () -> {
            turns++;
            ask(quiet);
        });

        runAllRounds(quiet::stop);

        assertDelaysUpTo(Math.min(callbacks, TASKS));
    }

    // users 19
    @ParameterizedTest
    @CsvSource({"nio, 1", "epoll, 1", "nio, 100", "epoll, 100"})
    void callbacksThatPostThemselvesForEverDelayATimerByTheTasksOfOneIteration(final String poller,
        final int callbacks) {

        open(poller, BUDGETS);
        postForEver(callbacks, this::makeTimerDue);

        runAllRounds();

        assertDelaysUpTo(Math.min(callbacks, TASKS));
    }

    private void postForEver(final int callbacks, final Runnable onTurn) {
        for (int count = 0; count < callbacks; count++) {
            loop.execute(new Runnable() {
                @Override
                public void run() {
                    onTurn.run();
                    if (!isOver()) {
                        loop.execute(this);
                    }
                }
            });
        }
    }

    private void ask(final QuietPeer quiet) {
        if (!isOver() && quiet.request()) {
            turnsWhenAsked = turns;
        }
    }

    /** A turn of the greedy; if no timer is under way, one becomes due in it. */
    private void makeTimerDue() {
        turns++;
        if (!isOver() && !timerIsDue) {
            timerIsDue = true;
            turnsWhenAsked = turns;
            loop.setTimeout(() -> {
                timerIsDue = false;
                answered();
            }, TIMER_MILLIS);
            clock.advance(Duration.ofMillis(TIMER_MILLIS));
        }
    }

    private void answered() {
        delays.add(turns - turnsWhenAsked);
    }

    private boolean isOver() {
        return delays.size() == ROUNDS;
    }

    /** Runs until nothing is left: what keeps the loop alive is stopped after the last round. */
    private void runAllRounds(final Runnable... stops) {
        final HookHandle[] end = new HookHandle[1];
        end[0] = loop.newHook(LoopPhase.CHECK, () -> {
            if (isOver()) {
                List.of(stops).forEach(Runnable::run);
                end[0].close();
            }
        });
        end[0].start();
        loop.run(() -> { });
    }

    private void assertDelaysUpTo(final int longest) {
        assertEquals(ROUNDS, delays.size());
        assertTrue(delays.stream().allMatch(delay -> delay <= longest), () -> "more than " + longest
            + " turns of the greedy before an answer: " + delays);
        assertTrue(turns >= ROUNDS, () -> "the greedy were not greedy: " + turns + " turns");
    }
}
