package dev.sixphase.benchmarks.echo;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.LongSupplier;

/** What the servers have in common with the process that started them. */
final class Console {
    private static final int COLLECTIONS = 3;

    private static final PrintStream OUT =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true);

    private Console() { }

    /** Any free port of the loopback interface. */
    static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    static void sayPort(final int port) {
        OUT.println("listening on " + port);
    }

    /** Ends the process with its input; a line there asks how much memory is in use. */
    static void endWithInput() {
        endWithInput(() -> 0);
    }

    /** The same, for a program that has memory which the JVM does not know of. */
    static void endWithInput(final LongSupplier unknownBytes) {
        final Thread reader = new Thread(() -> answer(unknownBytes), "input");
        reader.setDaemon(true);
        reader.start();
    }

    private static void answer(final LongSupplier unknownBytes) {
        try {
            for (int next = System.in.read(); next != -1; next = System.in.read()) {
                if (next == '\n') {
                    OUT.println("live " + (liveBytes() + unknownBytes.getAsLong()));
                }
            }
        } catch (final IOException e) {
            // As good as an end.
        }
        Runtime.getRuntime().halt(0);
    }

    /** The heap after a collection, and direct buffers. */
    private static long liveBytes() {
        // The first time, asking leaves garbage behind; so it comes before the collections, too.
        usedBytes();
        for (int time = 0; time < COLLECTIONS; time++) {
            System.gc();
        }
        return usedBytes();
    }

    private static long usedBytes() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()
            + ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed).sum();
    }
}
