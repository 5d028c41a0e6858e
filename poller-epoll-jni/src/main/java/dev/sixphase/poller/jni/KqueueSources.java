package dev.sixphase.poller.jni;

import java.util.Arrays;

/** The registered descriptors by their numbers, which the kernel gives out from the lowest on. */
final class KqueueSources {
    private static final int FIRST_CAPACITY = 64;

    private KqueueSource[] byDescriptor = new KqueueSource[FIRST_CAPACITY];

    /** The source, or null if there is none. */
    KqueueSource get(final int descriptor) {
        return descriptor < byDescriptor.length ? byDescriptor[descriptor] : null;
    }

    void put(final KqueueSource source) {
        if (source.descriptor() >= byDescriptor.length) {
            final int capacity = Math.max(source.descriptor() + 1, 2 * byDescriptor.length);
            byDescriptor = Arrays.copyOf(byDescriptor, capacity);
        }
        byDescriptor[source.descriptor()] = source;
    }

    /** Takes the source out; null if there is none. */
    KqueueSource remove(final int descriptor) {
        final KqueueSource source = get(descriptor);
        if (source != null) {
            source.forget();
            byDescriptor[descriptor] = null;
        }
        return source;
    }
}
