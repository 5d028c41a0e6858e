package dev.sixphase.differential;

/** Where an await may stand: in the body of an async function, and in what is tried there. */
final class AwaitPlaces {
    private AwaitPlaces() {
    }

    static boolean areRight(final Body main) {
        return areRight(main, false);
    }

    private static boolean areRight(final Body body, final boolean async) {
        return body.statements().stream().allMatch(statement -> isRight(statement, async));
    }

    private static boolean isRight(final Statement statement, final boolean async) {
        if (statement.kind().isAwait()) {
            return async;
        }
        final boolean asyncInside = statement.kind() == Kind.ASYNC || statement.kind() == Kind.TRY && async;
        return statement.bodies().stream().allMatch(body -> areRight(body, asyncInside));
    }
}
