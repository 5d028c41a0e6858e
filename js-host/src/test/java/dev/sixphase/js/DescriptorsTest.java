package dev.sixphase.js;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Which descriptors a program may use. */
class DescriptorsTest {
    private static final int O_RDWR_CREAT = 0102;

    @TempDir
    private Path folder;

    private int open() throws CallFailure {
        final byte[] path = (folder.resolve("file") + "\0").getBytes(StandardCharsets.UTF_8);
        return (int) LibcNative.check(LibcNative.open(path, O_RDWR_CREAT, 0600));
    }

    private static boolean isOpen(final int descriptor) {
        return LibcNative.fsync(descriptor) == 0;
    }

    @Test
    void whatAProgramDidNotOpenIsAsGoodAsClosed() throws CallFailure {
        final int ofOthers = open();
        try (Descriptors descriptors = new Descriptors()) {
            assertEquals(CallFailure.EBADF,
                assertThrows(CallFailure.class, () -> descriptors.use(ofOthers)).number());
            assertThrows(CallFailure.class, () -> descriptors.close(ofOthers));
            assertEquals(0, descriptors.use(0));
        }
        assertEquals(true, isOpen(ofOthers));
        LibcNative.close(ofOthers);
    }

    @Test
    void theEndOfAProgramClosesWhatItLeftOpenAndWhatAWorkerOpensLate() throws CallFailure {
        final Descriptors descriptors = new Descriptors();
        final int left = descriptors.add(open());
        descriptors.close();
        assertEquals(false, isOpen(left));
        final int late = open();
        descriptors.add(late);
        assertEquals(false, isOpen(late));
        assertThrows(CallFailure.class, () -> descriptors.use(late));
    }

    @Test
    void closingTwiceFailsAndStandardStreamsStayOpenForTheJvm() throws CallFailure {
        try (Descriptors descriptors = new Descriptors()) {
            final int once = descriptors.add(open());
            descriptors.close(once);
            assertThrows(CallFailure.class, () -> descriptors.close(once));
            descriptors.close(2);
            assertThrows(CallFailure.class, () -> descriptors.use(2));
        }
    }
}
