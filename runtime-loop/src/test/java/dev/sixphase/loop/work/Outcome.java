package dev.sixphase.loop.work;

import dev.sixphase.api.Callback;
import dev.sixphase.api.Errno;
import dev.sixphase.api.SystemCallException;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

/** A callback that remembers how the operation ended. */
final class Outcome<T> implements Callback<T> {
    private int endCount;
    private Throwable failure;
    private T value;

    @Override
    public void ended(final Throwable newFailure, final T newValue) {
        endCount++;
        failure = newFailure;
        value = newValue;
    }

    int endCount() {
        return endCount;
    }

    T value() {
        assertNull(failure);
        assertEquals(1, endCount);
        return value;
    }

    Throwable failure() {
        assertEquals(1, endCount);
        assertNull(value);
        return failure;
    }

    void assertFailed(final Errno errno, final String message) {
        final SystemCallException refused = assertInstanceOf(SystemCallException.class, failure());
        assertEquals(message, refused.getMessage());
        assertEquals(errno, refused.errno());
    }
}
