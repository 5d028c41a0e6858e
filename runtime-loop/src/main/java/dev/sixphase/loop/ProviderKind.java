package dev.sixphase.loop;

import dev.sixphase.api.spi.Availability;
import dev.sixphase.api.spi.PollerProvider;
import dev.sixphase.api.spi.WorkerPoolProvider;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * A sort of provider that is chosen by name and priority.
 *
 * @param <P> the service
 * @param noun what a message calls it
 * @param property the system property that chooses one
 * @param service the service
 * @param name its name
 * @param priority its rank
 * @param availability whether it works here
 */
record ProviderKind<P>(String noun, String property, Class<P> service, Function<P, String> name,
    ToIntFunction<P> priority, Function<P, Availability> availability) {

    static final ProviderKind<PollerProvider> POLLER = new ProviderKind<>("poller", "sixphase.poller",
        PollerProvider.class, PollerProvider::name, PollerProvider::priority, PollerProvider::availability);

    static final ProviderKind<WorkerPoolProvider> POOL = new ProviderKind<>("worker pool", "sixphase.pool",
        WorkerPoolProvider.class, WorkerPoolProvider::name, WorkerPoolProvider::priority,
        WorkerPoolProvider::availability);
}
