package dev.sixphase.examples;

import dev.sixphase.api.EventLoop;
import dev.sixphase.api.HookHandle;
import dev.sixphase.api.LoopClock;
import dev.sixphase.api.LoopPhase;
import dev.sixphase.api.spi.PhaseHook;
import dev.sixphase.api.spi.WorkerPool;
import java.util.List;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;

/**
 * Both sorts of hook. A {@link HookHandle} is a callback that runs in each iteration: this one sees the loop
 * between poll and timers. A {@link PhaseHook} watches from outside: this one finds where the time goes.
 */
@Command(name = "hooks",
    description = "A program with hooks: one counts how often the loop woke, one measures its phases.")
final class HooksCommand extends LoopCommand {
    private static final int BEATS = 5;
    private static final int BEAT_MILLIS = 40;
    private static final int BUSY_MILLIS = 5;

    private final PhaseTimes times = new PhaseTimes(LoopClock.SYSTEM);
    private int beats;
    private int wakeups;

    @Override
    List<PhaseHook> hooks(final Console console) {
        return List.of(times);
    }

    @Override
    void run(final Session session) {
        final EventLoop loop = session.loop();
        final Console console = session.console();
        final HookHandle afterPoll = loop.newHook(LoopPhase.CHECK, () -> wakeups++);
        // It watches the program; it is no reason for the program to go on.
        afterPoll.unref();
        afterPoll.start();

        loop.setInterval(timer -> {
            beats++;
            console.say("beat " + beats + " of " + BEATS + ", busy for " + BUSY_MILLIS + " ms");
            keepThreadBusy();
            if (beats == BEATS) {
                timer.close();
            }
        }, BEAT_MILLIS);
        loop.submit(WorkerPool.Kind.CPU, () -> Thread.currentThread().getName(),
            (failure, worker) -> console.say("work done by " + worker));
        loop.run(() -> { });

        console.say("the loop came back from its poll " + wakeups + " times");
        for (final LoopPhase phase : LoopPhase.values()) {
            console.say(String.format("%-8s %5d ms", phase,
                TimeUnit.NANOSECONDS.toMillis(times.totalNanos(phase))));
        }
    }

    private static void keepThreadBusy() {
        final long startNanos = LoopClock.SYSTEM.nanoTime();
        while (LoopClock.SYSTEM.nanoTime() - startNanos < TimeUnit.MILLISECONDS.toNanos(BUSY_MILLIS)) {
            Thread.onSpinWait();
        }
    }
}
