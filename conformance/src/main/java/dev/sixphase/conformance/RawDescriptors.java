package dev.sixphase.conformance;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.file.Path;

/**
 * What {@link PollerContract} needs in order to test a poller with descriptors of the operating system,
 * which Java alone cannot make. A backend with native code implements it in its tests.
 *
 * <p><b>Threads.</b> The thread of the test.
 */
public interface RawDescriptors {
    /**
     * {@return the number behind a channel}
     *
     * @param channel an open channel of the JDK
     * @throws IOException if it cannot be found out
     */
    long descriptorOf(SelectableChannel channel) throws IOException;

    /**
     * {@return a second number for the same open file, as dup(2) makes it}
     *
     * @param descriptor an open descriptor
     * @throws IOException if the kernel refuses
     */
    long duplicate(long descriptor) throws IOException;

    /**
     * {@return a descriptor of a file, opened to read}
     *
     * @param path an existing regular file or device
     * @throws IOException if the kernel refuses
     */
    long open(Path path) throws IOException;

    /**
     * Closes a descriptor that {@link #duplicate} or {@link #open} made.
     *
     * @param descriptor the number
     * @throws IOException if the kernel refuses
     */
    void close(long descriptor) throws IOException;
}
