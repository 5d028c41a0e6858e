package dev.sixphase.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Makes random programs. The same seed makes the same program.
 *
 * <p>Durations are few, so that they clash, and callbacks are often busy for longer than the timers that
 * they start, so that many timers are due at once: there Node's rules show, and there chance has no say.
 */
final class ProgramGenerator {
    private static final String[] DELAYS = {"0", "1", "1.9", "5", "10", "10", "20", "20", "45"};
    private static final int[] BUSY_MILLIS = {3, 8, 15, 30};
    private static final int DEEPEST = 4;

    private final Random random;
    private final Profile profile;
    private final Choices<Consumer<Draft>> choices = new Choices<>();
    private final PromiseDrafts promiseDrafts;
    private int statementsLeft;
    private int busyMillisLeft = 90;
    private int lastId;

    /** What exists wherever in the program, so that other statements can name it. */
    private final List<Integer> timers = new ArrayList<>();
    private final List<Integer> intervals = new ArrayList<>();
    private final List<Integer> immediates = new ArrayList<>();

    ProgramGenerator(final long seed, final Profile profile) {
        this.random = new Random(seed);
        this.profile = profile;
        this.statementsLeft = 12 + random.nextInt(24);
        this.promiseDrafts = new PromiseDrafts(this);
        addTimers();
        promiseDrafts.addTo(choices);
        if (profile.hasFiles()) {
            new FileDrafts(this).addTo(choices);
        }
        if (profile.hasErrors()) {
            new ErrorDrafts(this).addTo(choices);
        }
    }

    /** A body being written. */
    static final class Draft {
        private final List<Statement> statements = new ArrayList<>();
        private final int depth;
        private final boolean async;
        /** The counters whose runs this body belongs to. */
        private final List<Integer> counters;

        Draft(final int depth, final boolean async, final List<Integer> counters) {
            this.depth = depth;
            this.async = async;
            this.counters = counters;
        }

        void add(final Kind kind, final Object... words) {
            statements.add(Statement.of(kind, words));
        }

        void add(final Statement statement) {
            statements.add(statement);
        }

        int depth() {
            return depth;
        }

        boolean isAsync() {
            return async;
        }

        List<Integer> counters() {
            return counters;
        }
    }

    Program program() {
        final Draft main = new Draft(0, false, List.of());
        if (profile.hasErrors()) {
            new ErrorDrafts(this).addListeners(main);
        }
        addListenersOfTheEnd(main);
        final int count = 3 + random.nextInt(6);
        fill(main, count);
        return new Program(new Body("main", main.statements));
    }

    private void addListenersOfTheEnd(final Draft main) {
        if (chance(12)) {
            final int id = newId();
            final Body revival = body("z", main, id, false);
            main.add(counted(Kind.ON_BEFORE_EXIT, id, new Body("b" + id,
                withWords(Kind.NTH, id, 1).with(revival))));
        }
        if (chance(12)) {
            final int id = newId();
            main.add(counted(Kind.ON_EXIT, id, body("q", main, id, false)));
        }
        if (chance(5)) {
            main.add(Kind.EXIT_CODE, random.nextInt(5));
        }
    }

    private static Statement counted(final Kind kind, final int id, final Body body) {
        return new Statement(kind, List.of(String.valueOf(id)), List.of(body));
    }

    /** {@return a statement whose bodies are yet to be added} */
    static Unfinished withWords(final Kind kind, final Object... words) {
        return new Unfinished(kind, List.of(words).stream().map(String::valueOf).toList());
    }

    /** A statement without its bodies. */
    record Unfinished(Kind kind, List<String> words) {
        Statement with(final Body... bodies) {
            return new Statement(kind, words, List.of(bodies));
        }
    }

    int newId() {
        return ++lastId;
    }

    Random random() {
        return random;
    }

    boolean chance(final int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T oneOf(final List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    String delay() {
        return DELAYS[random.nextInt(DELAYS.length)];
    }

    /** {@return the body of a callback that runs but once} */
    Body body(final String letter, final Draft outer) {
        return body(letter, outer, 0, false);
    }

    /** {@return the id of a promise that the statement being written makes} */
    int newPromise() {
        return promiseDrafts.newPromise();
    }

    Body asyncBody(final Draft outer) {
        return body("a", outer, 0, true);
    }

    /** {@return a body that counts its runs under an id; 0 for none} */
    Body body(final String letter, final Draft outer, final int counter, final boolean async) {
        final List<Integer> counters = new ArrayList<>(outer.counters);
        if (counter != 0) {
            counters.add(counter);
        }
        final Draft draft = new Draft(outer.depth + 1, async, counters);
        final String token = letter + (counter == 0 ? newId() : counter);
        if (draft.depth <= DEEPEST) {
            fill(draft, random.nextInt(async ? 5 : 4));
        }
        return new Body(token, draft.statements);
    }

    private void fill(final Draft draft, final int count) {
        for (int left = count; left > 0 && statementsLeft > 0; left--) {
            statementsLeft--;
            if (draft.async && chance(50)) {
                promiseDrafts.addAwait(draft);
            } else {
                choices.draw(random).accept(draft);
            }
        }
        if (!draft.statements.isEmpty() && chance(draft.depth == 0 ? 60 : 35)) {
            addBusy(draft);
        }
        if (profile.hasErrors() && draft.depth > 0 && chance(22)) {
            draft.add(Kind.THROW, "e" + newId());
        }
    }

    private void addBusy(final Draft draft) {
        final int millis = BUSY_MILLIS[random.nextInt(BUSY_MILLIS.length)];
        if (millis <= busyMillisLeft) {
            busyMillisLeft -= millis;
            draft.add(Kind.BUSY, millis);
        }
    }

    private void addTimers() {
        choices.add(10, this::addTimeout)
            .add(3, this::addClash)
            .add(2, this::addInterval)
            .add(6, this::addImmediate)
            .add(2, this::addImmediates)
            .add(7, draft -> draft.add(withWords(Kind.TICK).with(body("k", draft))))
            .add(5, draft -> draft.add(withWords(Kind.MICROTASK).with(body("m", draft))))
            .add(2, this::addBusy)
            .add(2, draft -> draft.add(Kind.LOG, "l" + newId()))
            .add(3, draft -> addNamed(draft, timers, Kind.CLEAR_TIMEOUT))
            .add(1, draft -> addNamed(draft, intervals, Kind.CLEAR_INTERVAL))
            .add(2, draft -> addNamed(draft, immediates, Kind.CLEAR_IMMEDIATE))
            .add(1, draft -> addNamed(draft, immediates, Kind.CLEAR_TIMEOUT))
            .add(3, this::addRefresh)
            .add(3, draft -> addNamed(draft, timers, Kind.UNREF))
            .add(1, draft -> addNamed(draft, timers, Kind.REF))
            .add(1, draft -> addNamed(draft, immediates, Kind.UNREF))
            .add(3, this::addNth)
            .add(2, this::addLastIteration);
    }

    private void addTimeout(final Draft draft) {
        final int id = newId();
        timers.add(id);
        draft.add(withWords(Kind.TIMEOUT, id, delay()).with(body("t", draft, id, false)));
    }

    /** Timers of two durations that are all due when the callback ends; one of them may stop another. */
    private void addClash(final Draft draft) {
        final String[] delays = {delay(), delay()};
        final List<Integer> ids = newIds(2 + random.nextInt(3));
        timers.addAll(ids);
        for (final int id : ids) {
            final Body body = meddling(body("t", draft, id, false), ids,
                oneOf(List.of(Kind.CLEAR_TIMEOUT, Kind.UNREF, Kind.CLEAR_TIMEOUT)));
            draft.add(withWords(Kind.TIMEOUT, id, delays[random.nextInt(2)]).with(body));
            if (chance(25)) {
                addBusy(draft);
            }
        }
        draft.add(Kind.BUSY, 30);
    }

    /** Immediates of one batch; one of them may stop another. */
    private void addImmediates(final Draft draft) {
        final List<Integer> ids = newIds(2 + random.nextInt(2));
        immediates.addAll(ids);
        for (final int id : ids) {
            draft.add(withWords(Kind.IMMEDIATE, id)
                .with(meddling(body("i", draft), ids, Kind.CLEAR_IMMEDIATE)));
        }
    }

    private List<Integer> newIds(final int count) {
        final List<Integer> ids = new ArrayList<>();
        while (ids.size() < count) {
            ids.add(newId());
        }
        return ids;
    }

    /** {@return the body, which may now do something to one of a batch first: itself, by a tick or so} */
    private Body meddling(final Body body, final List<Integer> ids, final Kind kind) {
        if (!chance(30)) {
            return body;
        }
        final Statement deed = Statement.of(kind, oneOf(ids));
        final List<Statement> statements = new ArrayList<>(body.statements());
        switch (random.nextInt(3)) {
            case 0 -> statements.add(0, withWords(Kind.TICK).with(new Body("k" + newId(), deed)));
            case 1 -> statements.add(0, withWords(Kind.MICROTASK).with(new Body("m" + newId(), deed)));
            default -> statements.add(0, deed);
        }
        return body.with(statements);
    }

    private void addInterval(final Draft draft) {
        final int id = newId();
        timers.add(id);
        intervals.add(id);
        draft.add(withWords(Kind.INTERVAL, id, delay(), 1 + random.nextInt(3))
            .with(body("v", draft, id, false)));
    }

    private void addImmediate(final Draft draft) {
        final int id = newId();
        immediates.add(id);
        draft.add(withWords(Kind.IMMEDIATE, id).with(body("i", draft)));
    }

    private void addNamed(final Draft draft, final List<Integer> ids, final Kind kind) {
        if (!ids.isEmpty()) {
            draft.add(kind, oneOf(ids));
        }
    }

    /** Also of the timer whose callback runs; then once only, for it would never end. */
    private void addRefresh(final Draft draft) {
        if (timers.isEmpty()) {
            return;
        }
        final int id = draft.counters.isEmpty() || chance(50)
            ? oneOf(timers) : oneOf(draft.counters);
        if (draft.counters.isEmpty()) {
            draft.add(Kind.REFRESH, id);
        } else {
            draft.add(withWords(Kind.NTH, draft.counters.get(draft.counters.size() - 1), 1)
                .with(new Body("n" + newId(), Statement.of(Kind.REFRESH, id))));
        }
    }

    private void addNth(final Draft draft) {
        if (!draft.counters.isEmpty() && draft.depth < DEEPEST) {
            final int id = oneOf(draft.counters);
            draft.add(withWords(Kind.NTH, id, 1 + random.nextInt(2)).with(body("n", draft)));
        }
    }

    /** An unreferenced timer that is due in what would be the last iteration. */
    private void addLastIteration(final Draft draft) {
        final int timer = newId();
        final int immediate = newId();
        timers.add(timer);
        immediates.add(immediate);
        draft.add(withWords(Kind.TIMEOUT, timer, delay()).with(body("t", draft, timer, false)));
        draft.add(Kind.UNREF, timer);
        draft.add(withWords(Kind.IMMEDIATE, immediate)
            .with(new Body("i" + immediate, Statement.of(Kind.BUSY, 30))));
    }
}
