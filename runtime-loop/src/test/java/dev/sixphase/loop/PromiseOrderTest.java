package dev.sixphase.loop;

import dev.sixphase.api.EventLoop;
import dev.sixphase.api.Promise;
import dev.sixphase.api.Promises;
import dev.sixphase.conformance.ManualClock;
import dev.sixphase.conformance.ScriptedPoller;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * How many microtasks each function of promises spends. Beside each program runs a chain of eight plain
 * reactions that log their numbers; the expectation is what Node 20 prints for the same program.
 */
@Timeout(30)
class PromiseOrderTest {
    private final ManualClock clock = new ManualClock();
    private final ScriptedPoller poller = new ScriptedPoller(clock);
    private final EventLoop loop = EventLoop.builder().poller(ScriptedPoller.provider(poller)).clock(clock)
        .build();
    private final Promises promises = loop.promises();
    private final List<String> log = new ArrayList<>();

    @AfterEach
    void close() {
        loop.close();
    }

    private Object log(final String word) {
        log.add(word);
        return word;
    }

    private static RuntimeException boom() {
        return new IllegalStateException("boom");
    }

    private Promise<Object> one() {
        return promises.resolved(1);
    }

    private <T> Promise<T> failed() {
        return promises.rejected(boom());
    }

    private void expect(final String expected, final Runnable program) {
        loop.run(() -> {
            Promise<Object> chain = one();
            for (int index = 1; index <= 8; index++) {
                final String number = Integer.toString(index);
                chain = chain.then(value -> log(number));
            }
            program.run();
        });
        assertEquals(expected, String.join(" ", log));
    }

    @Test
    void aPlainValueTakesOneMicrotask() { // rule 40
        expect("1 2 x 3 4 5 6 7 8", () -> one().then(v -> v).then(v -> log("x")));
    }

    @Test
    void aHandlerThatGivesAPromiseTakesThree() { // rule 40
        expect("1 2 3 4 x 5 6 7 8", () -> one().thenCompose(v -> one()).then(v -> log("x")));
    }

    @Test
    void followingAPromiseTakesTwoMoreThanAValue() { // rule 40
        expect("1 2 3 x 4 5 6 7 8", () ->
            promises.create(settle -> settle.follow(one())).then(v -> log("x")));
    }

    @Test
    void aForeignThenableIsAskedInAMicrotaskOfItsOwn() { // rule 40
        expect("1 t 2 x 3 4 5 6 7 8", () -> promises.create(settle -> settle.follow((fulfil, reject) -> {
            log("t");
            fulfil.accept(null);
        })).then(v -> log("x")));
    }

    @Test
    void whatAThenableThrowsAfterItGaveAValueIsIgnored() { // rule 40
        expect("1 2 x 3 4 5 6 7 8", () -> promises.create(settle -> settle.follow((fulfil, reject) -> {
            fulfil.accept(null);
            throw boom();
        })).then(v -> log("x"), failure -> log("e")));
    }

    @Test
    void lastlyWaitsForItsOwnEmptyResult() { // rule 40
        expect("1 f 2 3 4 x 5 6 7 8", () -> one().lastly(() -> log("f")).then(v -> log("x")));
    }

    @Test
    void lastlyAfterARejectionTakesAsLong() { // rule 40
        expect("1 f 2 3 4 x 5 6 7 8", () -> failed().lastly(() -> log("f")).recover(e -> log("x")));
    }

    @Test
    void aValuePassesARecoveryInOneMicrotask() { // rule 40
        expect("1 2 x 3 4 5 6 7 8", () -> one().recover(e -> log("no")).then(v -> log("x")));
    }

    @Test
    void aRejectionPassesAReactionInOneMicrotask() { // rule 40
        expect("1 2 x 3 4 5 6 7 8", () -> failed().then(v -> log("no")).recover(e -> log("x")));
    }

    @Test
    void allTakesTwo() { // rule 40
        expect("1 2 x 3 4 5 6 7 8", () -> promises.all(List.of(one(), one())).then(v -> log("x")));
    }

    @Test
    void allOfNoneTakesOne() { // rule 40
        expect("1 x 2 3 4 5 6 7 8", () -> promises.all(List.of()).then(v -> log("x")));
    }

    @Test
    void allSettledTakesTwo() { // rule 40
        expect("1 2 x 3 4 5 6 7 8", () ->
            promises.allSettled(List.of(one(), failed())).then(v -> log("x")));
    }

    @Test
    void anyTakesTwo() { // rule 40
        expect("1 2 x 3 4 5 6 7 8", () -> promises.any(List.of(failed(), one())).then(v -> log("x")));
    }

    @Test
    void anyOfRejectionsTakesTwo() { // rule 40
        expect("1 2 x 3 4 5 6 7 8", () -> promises.any(List.of(failed())).recover(e -> log("x")));
    }

    @Test
    void raceTakesTwo() { // rule 40
        expect("1 2 x 3 4 5 6 7 8", () -> promises.race(List.of(one(), one())).then(v -> log("x")));
    }

    @Test
    void aPromiseThatFollowsItselfIsRejected() { // rule 40
        expect("1 IllegalArgumentException 2 3 4 5 6 7 8", () -> {
            final var deferred = promises.withResolvers();
            deferred.follow(deferred.promise());
            deferred.promise().recover(failure -> log(failure.getClass().getSimpleName()));
        });
    }
}
