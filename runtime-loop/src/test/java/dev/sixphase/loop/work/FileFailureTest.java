package dev.sixphase.loop.work;

import dev.sixphase.api.Errno;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

class FileFailureTest {
    @Test
    void theSystemsWordsTellTheErrno() {
        assertEquals(Errno.EROFS, errnoOf("Read-only file system"));
        assertEquals(Errno.EMFILE, errnoOf("Too many open files"));
        assertEquals(Errno.UNKNOWN, errnoOf(null));
        assertEquals(Errno.ENOSPC, FileFailure.errnoOf(new IOException("No space left on device")));
    }

    @Test
    void theJdksClassesTellTheErrno() {
        assertEquals(Errno.EACCES, FileFailure.errnoOf(new AccessDeniedException("/x")));
        assertEquals(Errno.EXDEV, FileFailure.errnoOf(new AtomicMoveNotSupportedException("/x", "/y", "")));
        assertEquals(Errno.ECANCELED, FileFailure.errnoOf(new ClosedByInterruptException()));
    }

    @Test
    void whatNobodyKnowsKeepsTheWordsOfItsCause() {
        final IOException strange = new FileSystemException("/x", null, "a strange thing");

        final Exception failure = assertThrows(IOException.class, () -> FileFailure.explained("open", "/x",
            () -> {
                throw strange;
            }));

        assertSame(strange, failure.getCause());
        assertEquals("UNKNOWN: " + strange + ", open /x", failure.getMessage());
        assertEquals(Errno.UNKNOWN, FileFailure.errnoOf(new IOException()));
    }

    private static Errno errnoOf(final String reason) {
        return FileFailure.errnoOf(new FileSystemException("/x", null, reason));
    }
}
