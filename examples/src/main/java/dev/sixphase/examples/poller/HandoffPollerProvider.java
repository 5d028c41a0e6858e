package dev.sixphase.examples.poller;

import dev.sixphase.api.spi.Availability;
import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.PollerOptions;
import dev.sixphase.api.spi.PollerProvider;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Opens {@link HandoffPoller}s under the name {@code handoff}, each around the best other poller that works
 * here.
 *
 * <p><b>Threads.</b> Every method may be called from any thread.
 *
 * <p><b>Not guaranteed:</b> which poller is inside; it is the one that a loop would choose by itself.
 */
public final class HandoffPollerProvider implements PollerProvider {
    /** For {@link ServiceLoader}. */
    public HandoffPollerProvider() { }

    @Override
    public String name() {
        return "handoff";
    }

    @Override
    public int priority() {
        // A thread between the loop and its events costs time: nobody should get it without asking.
        return 0;
    }

    @Override
    public Availability availability() {
        return best().isPresent() ? Availability.AVAILABLE : Availability.unavailable(
            "no other poller works here that it could run: add dev.sixphase:poller-nio to the class path or "
                + "module path", null);
    }

    @Override
    public Poller open(final PollerOptions options) throws IOException {
        final PollerProvider inner = best().orElseThrow(
            () -> new IOException("no other poller works here that handoff could run"));
        return HandoffPoller.around(() -> inner.open(options));
    }

    /** Those of priority 0 or below are left out, as a loop would; this one, too, therefore. */
    private static Optional<PollerProvider> best() {
        return found().stream()
            .filter(each -> each.priority() > 0 && each.availability() instanceof Availability.Available)
            .max(Comparator.comparingInt(PollerProvider::priority));
    }

    private static List<PollerProvider> found() {
        final List<PollerProvider> found = new ArrayList<>();
        final ClassLoader loader = HandoffPollerProvider.class.getClassLoader();
        ServiceLoader.load(PollerProvider.class, loader).stream().forEach(entry -> {
            try {
                found.add(entry.get());
            } catch (ServiceConfigurationError | LinkageError ignored) {
                // A broken provider costs only itself; loop.backend() names it.
            }
        });
        return found;
    }
}
