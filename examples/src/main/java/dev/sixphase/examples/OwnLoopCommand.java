package dev.sixphase.examples;

import dev.sixphase.api.EventLoop;
import dev.sixphase.api.RunMode;
import picocli.CommandLine.Command;

/**
 * A program with a loop of its own around ours, as a game or a user interface has: it lets the event loop do
 * one iteration, then does what it likes, and says itself when it is over.
 */
@Command(name = "own-loop",
    description = "A program that drives the event loop by hand, one iteration at a time.")
final class OwnLoopCommand extends LoopCommand {
    private static final int BEATS = 3;
    private static final int BEAT_MILLIS = 100;

    private int beats;

    @Override
    void run(final Session session) {
        final EventLoop loop = session.loop();
        final Console console = session.console();
        loop.setInterval(timer -> {
            beats++;
            console.say("  in the loop: beat " + beats);
            if (beats == BEATS) {
                timer.close();
            }
        }, BEAT_MILLIS);

        int rounds = 0;
        boolean isAlive = loop.isAlive();
        while (isAlive && !session.stopAtExit().isAsked()) {
            isAlive = loop.run(RunMode.ONCE);
            rounds++;
            console.say("our turn, after iteration " + rounds + ": " + beats + " of " + BEATS + " beats");
        }
        console.say(isAlive ? "interrupted" : "nothing keeps the loop alive any more");
    }
}
