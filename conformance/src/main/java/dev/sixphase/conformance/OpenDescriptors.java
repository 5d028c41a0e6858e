package dev.sixphase.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Counts what a loop may leak: the sockets of this process and the kernel objects without a name, such as
 * epoll instances and eventfds. Files and pipes are left out, because the JVM opens some for itself
 * whenever it likes.
 *
 * <p><b>Threads.</b> Safe on any thread.
 *
 * <p><b>Not guaranteed:</b> a snapshot; others may open and close while it counts. Nor any count outside of
 * Linux: it is always 0 there.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_fd.5.html">proc_pid_fd(5)</a>
 */
public final class OpenDescriptors {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private OpenDescriptors() { }

    /**
     * {@return how many sockets and nameless kernel objects this process has open; 0 outside of Linux}
     *
     * @throws IOException if the system does not let them be listed
     */
    public static int count() throws IOException {
        // Wine shows a JVM for Windows this folder, too, and cannot read its links.
        if (!System.getProperty("os.name").equals("Linux") || !Files.isDirectory(DESCRIPTORS)) {
            return 0;
        }
        final List<Path> links;
        try (Stream<Path> list = Files.list(DESCRIPTORS)) {
            links = list.toList();
        }
        int count = 0;
        for (final Path link : links) {
            count += isOfALoop(link) ? 1 : 0;
        }
        return count;
    }

    private static boolean isOfALoop(final Path link) throws IOException {
        try {
            final String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("socket:") || target.startsWith("anon_inode:");
        } catch (final NoSuchFileException | NotLinkException closedMeanwhile) {
            return false;
        }
    }
}
