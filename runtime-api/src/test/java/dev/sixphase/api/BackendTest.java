package dev.sixphase.api;

import dev.sixphase.api.spi.Availability;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class BackendTest {
    private static final Backend.Candidate EPOLL = new Backend.Candidate("epoll", 200, "a.jar",
        Availability.unavailable("the library is missing: set -Dsixphase.native.path", null));
    private static final Backend.Candidate NIO =
        new Backend.Candidate("nio", 100, "b.jar", Availability.AVAILABLE);
    private static final Backend.Candidate OTHER =
        new Backend.Candidate("other", 50, "c.jar", Availability.AVAILABLE);

    // users 1
    @Test
    void describesTheChoiceAndWhyNotTheOthers() {
        final Backend backend = new Backend("nio", "best available", List.of(EPOLL, NIO, OTHER));

        assertEquals(List.of(
            "poller nio (best available)",
            "  epoll (priority 200): unavailable: the library is missing: set -Dsixphase.native.path",
            "  nio (priority 100): chosen",
            "  other (priority 50): available"), backend.describe().lines().toList());
    }

    @Test
    void keepsItsOwnListOfCandidates() {
        final List<Backend.Candidate> candidates = new ArrayList<>(List.of(NIO));
        final Backend backend = new Backend("nio", "best available", candidates);
        candidates.clear();

        assertEquals(List.of(NIO), backend.candidates());
        assertThrows(UnsupportedOperationException.class, () -> backend.candidates().clear());
    }

    @Test
    void anExceptionLosesItsCandidatesWhenItTravels() throws Exception {
        final NoBackendException failure = new NoBackendException("none", List.of(EPOLL));
        assertEquals(List.of(EPOLL), failure.candidates());

        final NoBackendException copy = (NoBackendException) copy(failure);

        assertEquals("none", copy.getMessage());
        assertEquals(List.of(), copy.candidates());
    }

    private static Object copy(final Object original) throws IOException, ClassNotFoundException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream output = new ObjectOutputStream(bytes)) {
            output.writeObject(original);
        }
        try (ObjectInputStream input = new ObjectInputStream(
            new ByteArrayInputStream(bytes.toByteArray()))) {

            return input.readObject();
        }
    }
}
