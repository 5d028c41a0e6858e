package dev.sixphase.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Makes a program smaller while something stays true of it: it leaves statements out, puts what a callback
 * does in the callback's place, and takes smaller numbers.
 *
 * @see <a href="https://www.debuggingbook.org/html/DeltaDebugger.html">Zeller, Hildebrandt: delta debugging</a>
 */
final class Shrinker {
    private static final int MOST_TRIALS = 150;

    private final Predicate<Program> stillTrue;
    private int trialsLeft = MOST_TRIALS;

    Shrinker(final Predicate<Program> stillTrue) {
        this.stillTrue = stillTrue;
    }

    /** {@return a program of which it is true, too, and of no smaller one that was tried} */
    Program shrink(final Program program) {
        Program smallest = program;
        Optional<Program> smaller = smallerThan(smallest);
        while (smaller.isPresent()) {
            smallest = smaller.get();
            smaller = smallerThan(smallest);
        }
        return smallest;
    }

    private Optional<Program> smallerThan(final Program program) {
        return candidates(program.main()).stream().map(Program::new).filter(this::isStillTrue).findFirst();
    }

    private boolean isStillTrue(final Program candidate) {
        if (trialsLeft == 0 || !AwaitPlaces.areRight(candidate.main())) {
            return false;
        }
        trialsLeft--;
        return stillTrue.test(candidate);
    }

    /** {@return smaller bodies, those first that leave out most} */
    private static List<Body> candidates(final Body body) {
        final List<Body> candidates = new ArrayList<>();
        final List<Statement> statements = body.statements();
        for (int length = statements.size(); length > 0; length /= 2) {
            for (int start = 0; start + length <= statements.size(); start += length) {
                candidates.add(body.with(replaced(statements, start, length, List.of())));
            }
        }
        for (int index = 0; index < statements.size(); index++) {
            for (final List<Statement> smaller : candidates(statements.get(index))) {
                candidates.add(body.with(replaced(statements, index, 1, smaller)));
            }
        }
        return candidates;
    }

    private static List<Statement> replaced(final List<Statement> statements, final int start,
        final int length, final List<Statement> replacement) {

        final List<Statement> result = new ArrayList<>(statements.subList(0, start));
        result.addAll(replacement);
        result.addAll(statements.subList(start + length, statements.size()));
        return result;
    }

    /** {@return what can stand in the place of a statement} */
    private static List<List<Statement>> candidates(final Statement statement) {
        final List<List<Statement>> candidates = new ArrayList<>();
        statement.bodies().stream().filter(body -> !body.statements().isEmpty())
            .forEach(body -> candidates.add(body.statements()));
        for (int index = 0; index < statement.bodies().size(); index++) {
            for (final Body smaller : candidates(statement.bodies().get(index))) {
                final List<Body> bodies = new ArrayList<>(statement.bodies());
                bodies.set(index, smaller);
                candidates.add(List.of(statement.with(bodies)));
            }
        }
        for (final String counted : List.of("count", "runs")) {
            if (statement.has(counted) && statement.number(counted) > 1) {
                candidates.add(List.of(statement.withWord(counted, "1")));
            }
        }
        return candidates;
    }
}
