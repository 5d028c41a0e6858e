package dev.sixphase.differential;

import dev.sixphase.api.Deferred;
import dev.sixphase.api.Thenable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * One call of an async function: it runs until it awaits something, and goes on in a reaction to that.
 *
 * @see <a href="https://tc39.es/ecma262/#await">ECMAScript: Await</a>
 */
final class AsyncCall {
    /** Statements under way, and what catches what they throw; null for nothing. */
    private record Frame(Iterator<Statement> rest, Body handler) { }

    private final Interpreter interpreter;
    private final Deferred<Object> outcome;
    private final Deque<Frame> frames = new ArrayDeque<>();

    AsyncCall(final Interpreter interpreter, final Deferred<Object> outcome) {
        this.interpreter = interpreter;
        this.outcome = outcome;
    }

    void start(final Body body) {
        enter(body, null);
        goOn();
    }

    private void enter(final Body body, final Body handler) {
        interpreter.log(body.token());
        frames.push(new Frame(body.statements().iterator(), handler));
    }

    private void goOn() {
        while (!frames.isEmpty()) {
            if (!frames.peek().rest.hasNext()) {
                frames.pop();
            } else if (awaits(frames.peek().rest.next())) {
                return;
            }
        }
        outcome.resolve(null);
    }

    /** Runs a statement. {@return whether the call is left until something is settled, or for good} */
    private boolean awaits(final Statement statement) {
        if (statement.kind().isAwait()) {
            final Thenable<?> awaited = interpreter.awaited(statement);
            interpreter.witness().shows(Feature.AWAITS);
            awaited.whenSettled(value -> resume(), this::resumeWith);
            return true;
        }
        if (statement.kind() == Kind.TRY) {
            enter(statement.bodies().get(0), statement.bodies().get(1));
            return false;
        }
        try {
            interpreter.execute(statement);
            return false;
        } catch (final ProgramError thrown) {
            return isLeftBy(thrown);
        }
    }

    private void resume() {
        interpreter.inCallback(this::goOn);
    }

    private void resumeWith(final Throwable reason) {
        interpreter.inCallback(() -> {
            if (!isLeftBy(reason)) {
                goOn();
            }
        });
    }

    /** Goes to the innermost handler. {@return whether there is none, so that the call is rejected} */
    private boolean isLeftBy(final Throwable thrown) {
        while (!frames.isEmpty()) {
            final Frame left = frames.pop();
            if (left.handler != null) {
                enter(left.handler, null);
                return false;
            }
        }
        outcome.reject(thrown);
        return true;
    }
}
