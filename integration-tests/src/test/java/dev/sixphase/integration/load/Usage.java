package dev.sixphase.integration.load;

import dev.sixphase.conformance.OpenDescriptors;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What this process holds: descriptors of loops, live bytes of the heap, bytes of direct buffers. */
record Usage(int descriptors, long heapBytes, long directBytes) {
    /** More than the tables of a loop grow by, less than what 10,000 connections need at the least. */
    static final long HEAP_SLACK_BYTES = 2L << 20;
    /** What a loop keeps to use again: its read buffer and chunks for unsent bytes. */
    static final long DIRECT_SLACK_BYTES = 5L << 20;

    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final int COLLECTIONS = 3;

    static Usage now() throws IOException {
        // More than one: what a first collection finds unreachable frees its buffers after it.
        for (int count = 0; count < COLLECTIONS; count++) {
            System.gc();
        }
        final long heapBytes = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        final long directBytes = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .filter(pool -> pool.getName().equals("direct"))
            .mapToLong(BufferPoolMXBean::getMemoryUsed).sum();
        return new Usage(OpenDescriptors.count(), heapBytes, directBytes);
    }

    /** How many descriptors a process may have; the JVM raises its own limit so far by itself. */
    static int descriptorLimit() throws IOException {
        if (!Files.isReadable(LIMITS)) {
            return Integer.MAX_VALUE;
        }
        final List<String> lines = Files.readAllLines(LIMITS);
        final String hardLimit = lines.stream().filter(line -> line.startsWith("Max open files"))
            .findFirst().orElseThrow().split("\\s+")[4];
        return hardLimit.equals("unlimited") ? Integer.MAX_VALUE : (int) Long.parseLong(hardLimit);
    }

    /** Whether this is back where {@code before} was. */
    boolean isBackAt(final Usage before) {
        return descriptors <= before.descriptors && heapBytes <= before.heapBytes + HEAP_SLACK_BYTES
            && directBytes <= before.directBytes + DIRECT_SLACK_BYTES;
    }

    @Override
    public String toString() {
        return descriptors + " descriptors, " + (heapBytes >> 10) + " KiB of heap, " + (directBytes >> 10)
            + " KiB of direct buffers";
    }
}
