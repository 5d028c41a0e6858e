package dev.sixphase.conformance;

import dev.sixphase.api.Errno;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.spi.Transport;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What all clauses about sockets share: a transport, the families to try, and what a failure must say. */
abstract class TransportClauses extends PollerClauses {
    @TempDir
    private Path directory;

    final Transport transport() {
        return poller().transport();
    }

    final Path directory() {
        return directory;
    }

    final <T extends Closeable> T closing(final T resource) {
        return bench().closing(resource);
    }

    /** A test, for one family. */
    @FunctionalInterface
    interface FamilyTest {
        void run(Family family) throws Exception;
    }

    final void forEachStreamFamily(final FamilyTest test) throws Exception {
        forEach(Family.ofStreams(directory), test);
    }

    final void forEachDatagramFamily(final FamilyTest test) throws Exception {
        forEach(Family.ofDatagrams(), test);
    }

    private static void forEach(final List<Family> families, final FamilyTest test) throws Exception {
        for (final Family family : families) {
            try {
                test.run(family);
            } catch (AssertionError | IOException e) {
                throw new AssertionError("family " + family + ": " + e.getMessage(), e);
            }
        }
    }

    /** Checks that a call fails as a system call, with this errno. {@return the failure} */
    static SystemCallException assertErrno(final Errno errno, final Executable call) {
        return assertErrno(EnumSet.of(errno), call);
    }

    static SystemCallException assertErrno(final Set<Errno> errnos, final Executable call) {
        final SystemCallException failure = assertThrows(SystemCallException.class, call);
        assertTrue(errnos.contains(failure.errno()), () -> "expected " + errnos + ", but " + failure);
        return failure;
    }

    /** Checks that a failure says what was called, and about what. */
    static void assertNames(final SystemCallException failure, final String call, final Object address) {
        assertEquals(call, failure.call());
        assertTrue(failure.subject().contains(address.toString()),
            () -> "does not name " + address + ": " + failure);
    }

    /** {@return the failure that a call comes to in the end; until then it may succeed} */
    static SystemCallException awaitErrno(final Set<Errno> errnos, final Executable call)
        throws IOException {

        final SystemCallException[] failure = new SystemCallException[1];
        Await.until("a failure with one of " + errnos, () -> {
            try {
                call.execute();
            } catch (SystemCallException e) {
                failure[0] = e;
            } catch (Throwable e) {
                throw new AssertionError("not a SystemCallException", e);
            }
            return failure[0] != null;
        });
        assertTrue(errnos.contains(failure[0].errno()),
            () -> "expected " + errnos + ", but " + failure[0]);
        return failure[0];
    }
}
