package dev.sixphase.loop.net;

import java.io.File;

/** How many descriptors this process has open; 0 always where the system does not say. */
final class Descriptors {
    private Descriptors() { }

    static int open() {
        final String[] names = new File("/proc/self/fd").list();
        return names == null ? 0 : names.length;
    }
}
