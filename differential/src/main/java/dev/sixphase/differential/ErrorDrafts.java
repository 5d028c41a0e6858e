package dev.sixphase.differential;

import dev.sixphase.differential.ProgramGenerator.Draft;
import java.util.function.Consumer;

import static dev.sixphase.differential.ProgramGenerator.withWords;

/** Random statements that throw, reject, listen and end. */
final class ErrorDrafts {
    private final ProgramGenerator generator;

    ErrorDrafts(final ProgramGenerator generator) {
        this.generator = generator;
    }

    void addTo(final Choices<Consumer<Draft>> choices) {
        choices.add(8, this::addRejected)
            .add(5, this::addLateHandler)
            .add(4, this::addTry)
            .add(1, draft -> draft.add(Kind.EXIT_CODE, generator.random().nextInt(9)))
            .add(1, draft -> draft.add(Kind.EXIT, generator.random().nextInt(9)))
            .add(1, draft -> draft.add(Kind.OFF_UNCAUGHT))
            .add(1, draft -> draft.add(Kind.OFF_REJECTION))
            .add(1, draft -> addListener(draft, Kind.ON_UNCAUGHT, "x"))
            .add(1, draft -> addListener(draft, Kind.ON_REJECTION, "y"));
    }

    /** Listeners that are there from the first line on. */
    void addListeners(final Draft main) {
        if (generator.chance(75)) {
            addListener(main, Kind.ON_UNCAUGHT, "x");
        }
        if (generator.chance(15)) {
            addListener(main, Kind.ON_MONITOR, "o");
        }
        if (generator.chance(10)) {
            addListener(main, Kind.CAPTURE, "g");
        }
        if (generator.chance(50)) {
            addListener(main, Kind.ON_REJECTION, "y");
        }
        if (generator.chance(40)) {
            addListener(main, Kind.ON_REJECTION_HANDLED, "u");
        }
    }

    private void addListener(final Draft draft, final Kind kind, final String letter) {
        final int id = generator.newId();
        final Body body = generator.chance(30)
            ? generator.body(letter, draft, id, false) : new Body(letter + id);
        draft.add(withWords(kind, id).with(body));
    }

    private void addRejected(final Draft draft) {
        draft.add(Kind.REJECTED, generator.newPromise(), "e" + generator.newId());
    }

    /** A rejection that nobody handles in time. */
    private void addLateHandler(final Draft draft) {
        final int rejected = generator.newPromise();
        final Statement handler = withWords(Kind.CATCH, generator.newPromise(), rejected)
            .with(generator.body("r", draft));
        final int id = generator.newId();
        final Body later = new Body("j" + id, handler);
        draft.add(Kind.REJECTED, rejected, "e" + id);
        switch (generator.random().nextInt(4)) {
            case 0 -> draft.add(withWords(Kind.TICK).with(later));
            case 1 -> draft.add(withWords(Kind.MICROTASK).with(later));
            case 2 -> draft.add(withWords(Kind.TIMEOUT, id, generator.delay()).with(later));
            default -> draft.add(withWords(Kind.IMMEDIATE, id).with(later));
        }
    }

    private void addTry(final Draft draft) {
        draft.add(withWords(Kind.TRY).with(generator.body("d", draft, 0, draft.isAsync()),
            generator.body("h", draft)));
    }
}
