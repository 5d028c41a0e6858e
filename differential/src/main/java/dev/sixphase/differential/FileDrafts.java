package dev.sixphase.differential;

import dev.sixphase.differential.ProgramGenerator.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import static dev.sixphase.differential.ProgramGenerator.withWords;

/** Random statements about files. */
final class FileDrafts {
    private static final List<Kind> HOPS = List.of(Kind.STAT, Kind.STAT, Kind.STAT, Kind.ACCESS, Kind.MISSING,
        Kind.READ_FILE, Kind.OPEN_CLOSE, Kind.READ, Kind.STAT_PROMISE, Kind.MISSING_PROMISE,
        Kind.READ_FILE_PROMISE);
    private static final List<Kind> AWAITS = List.of(Kind.AWAIT_STAT, Kind.AWAIT_READ_FILE);

    private final ProgramGenerator generator;

    FileDrafts(final ProgramGenerator generator) {
        this.generator = generator;
    }

    void addTo(final Choices<Consumer<Draft>> choices) {
        choices.add(16, this::addHop).add(6, this::addBatch).add(5, this::addAsync);
    }

    private void addHop(final Draft draft) {
        addHops(draft, generator.oneOf(HOPS), 1);
    }

    private void addHops(final Draft draft, final Kind kind, final int count) {
        final int id = generator.newId();
        draft.add(withWords(kind, id, count).with(generator.body("f", draft, id, false)));
    }

    /** Several of a kind, which one poll reports. */
    private void addBatch(final Draft draft) {
        addHops(draft, generator.oneOf(List.of(Kind.STAT, Kind.ACCESS, Kind.STAT_PROMISE)),
            2 + generator.random().nextInt(3));
        draft.add(Kind.BUSY, 15);
    }

    private void addAsync(final Draft draft) {
        final Body body = generator.asyncBody(draft);
        final List<Statement> statements = new ArrayList<>();
        statements.add(Statement.of(generator.oneOf(AWAITS)));
        statements.add(Statement.of(Kind.LOG, "w" + generator.newId()));
        statements.addAll(body.statements());
        draft.add(withWords(Kind.ASYNC, generator.newPromise()).with(body.with(statements)));
    }
}
