package dev.sixphase.api;

import dev.sixphase.api.spi.EventLoopProvider;
import java.util.Iterator;
import java.util.ServiceLoader;

/** Finds the one implementation of the loop, once. */
final class LoopImplementation {
    private static volatile EventLoopProvider found;

    private LoopImplementation() { }

    static EventLoopProvider require() {
        EventLoopProvider provider = found;
        if (provider == null) {
            // The interface's own loader, never the thread's: the answer must not depend on who asks first.
            final Iterator<EventLoopProvider> providers =
                ServiceLoader.load(EventLoopProvider.class, EventLoop.class.getClassLoader()).iterator();
            if (!providers.hasNext()) {
                throw new IllegalStateException(
                    "no event loop found: add dev.sixphase:runtime-loop to the class path or module path");
            }
            provider = providers.next();
            found = provider;
        }
        return provider;
    }
}
