package dev.sixphase.differential;

import dev.sixphase.differential.ProgramGenerator.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import static dev.sixphase.differential.ProgramGenerator.withWords;

/** Random statements about promises and async functions. */
final class PromiseDrafts {
    private final ProgramGenerator generator;
    private final List<Integer> promises = new ArrayList<>();
    private final List<Integer> pending = new ArrayList<>();

    PromiseDrafts(final ProgramGenerator generator) {
        this.generator = generator;
    }

    void addTo(final Choices<Consumer<Draft>> choices) {
        choices.add(3, draft -> draft.add(Kind.RESOLVED, newPromise()))
            .add(3, this::addPending)
            .add(4, this::addSettlement)
            .add(6, this::addReaction)
            .add(2, this::addCombination)
            .add(7, draft -> {
                final Body body = generator.asyncBody(draft);
                draft.add(withWords(Kind.ASYNC, newPromise()).with(body));
            });
    }

    /** {@return the id of a promise that the statement being written makes} */
    int newPromise() {
        final int id = generator.newId();
        promises.add(id);
        return id;
    }

    private int anyPromise() {
        return generator.oneOf(promises);
    }

    private void addPending(final Draft draft) {
        final int id = newPromise();
        pending.add(id);
        draft.add(Kind.PENDING, id);
    }

    private void addSettlement(final Draft draft) {
        if (pending.isEmpty()) {
            addPending(draft);
            return;
        }
        final int id = generator.oneOf(pending);
        final int other = anyPromise();
        if (other != id && generator.chance(30)) {
            draft.add(Kind.FULFIL_WITH, id, other);
        } else {
            draft.add(Kind.FULFIL, id);
        }
    }

    private void addReaction(final Draft draft) {
        if (promises.isEmpty()) {
            draft.add(Kind.RESOLVED, newPromise());
        }
        final int other = anyPromise();
        final int followed = anyPromise();
        final Body body = generator.body("r", draft);
        switch (generator.random().nextInt(7)) {
            case 0 -> draft.add(withWords(Kind.CATCH, newPromise(), other).with(body));
            case 1 -> draft.add(withWords(Kind.FINALLY, newPromise(), other).with(body));
            case 2 -> draft.add(withWords(Kind.THEN_EITHER, newPromise(), other)
                .with(body, generator.body("r", draft)));
            case 3 -> draft.add(withWords(Kind.THEN_FOLLOW, newPromise(), other, followed).with(body));
            default -> draft.add(withWords(Kind.THEN, newPromise(), other).with(body));
        }
    }

    private void addCombination(final Draft draft) {
        if (!promises.isEmpty()) {
            final Kind kind = generator.oneOf(List.of(Kind.ALL, Kind.ALL_SETTLED, Kind.ANY, Kind.RACE));
            draft.add(kind, newPromise(), anyPromise(), anyPromise());
        }
    }

    void addAwait(final Draft draft) {
        switch (generator.random().nextInt(7)) {
            case 0, 1 -> draft.add(Kind.AWAIT_NOTHING);
            case 2 -> draft.add(Kind.AWAIT_TIMEOUT, generator.delay());
            case 3 -> draft.add(Kind.AWAIT_IMMEDIATE);
            case 4 -> draft.add(Kind.AWAIT_TICK);
            default -> {
                if (promises.isEmpty()) {
                    draft.add(Kind.AWAIT_NOTHING);
                } else {
                    draft.add(Kind.AWAIT, anyPromise());
                }
            }
        }
        draft.add(Kind.LOG, "w" + generator.newId());
    }
}
