package dev.sixphase.loop;

import dev.sixphase.api.Backend;
import dev.sixphase.api.Budgets;
import dev.sixphase.api.EventLoop;
import dev.sixphase.api.LoopClock;
import dev.sixphase.api.spi.Availability;
import dev.sixphase.api.spi.PhaseHook;
import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.PollerOptions;
import dev.sixphase.api.spi.PollerProvider;
import dev.sixphase.api.spi.WorkerPool;
import dev.sixphase.api.spi.WorkerPoolOptions;
import dev.sixphase.api.spi.WorkerPoolProvider;
import dev.sixphase.loop.core.LoopCore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/** Chooses the parts of a loop and puts them together. */
final class LoopBuilder implements EventLoop.Builder {
    private static final String POOL_SIZE_PROPERTY = "sixphase.pool.size";
    private static final String HOOKS_PROPERTY = "sixphase.hooks";

    private final List<PhaseHook> hooks = new ArrayList<>();
    private final List<String> hookNames = new ArrayList<>();
    private String pollerNames;
    private PollerProvider pollerProvider;
    private String poolNames;
    private WorkerPool sharedPool;
    private int workerCount;
    private LoopClock clock = LoopClock.SYSTEM;
    private Budgets budgets = Budgets.defaults();
    private ClassLoader classLoader = EventLoop.class.getClassLoader();

    @Override
    public EventLoop.Builder poller(final String names) {
        pollerNames = Objects.requireNonNull(names, "names");
        pollerProvider = null;
        return this;
    }

    @Override
    public EventLoop.Builder poller(final PollerProvider provider) {
        pollerProvider = Objects.requireNonNull(provider, "provider");
        pollerNames = null;
        return this;
    }

    @Override
    public EventLoop.Builder workerPool(final String names) {
        poolNames = Objects.requireNonNull(names, "names");
        sharedPool = null;
        return this;
    }

    @Override
    public EventLoop.Builder workerPool(final WorkerPool pool) {
        sharedPool = Objects.requireNonNull(pool, "pool");
        poolNames = null;
        return this;
    }

    @Override
    public EventLoop.Builder workerCount(final int count) {
        WorkerPoolOptions.defaults().withWorkerCount(count);
        workerCount = count;
        return this;
    }

    @Override
    public EventLoop.Builder phaseHook(final PhaseHook hook) {
        hooks.add(Objects.requireNonNull(hook, "hook"));
        return this;
    }

    @Override
    public EventLoop.Builder phaseHook(final String name) {
        hookNames.add(Objects.requireNonNull(name, "name"));
        return this;
    }

    @Override
    public EventLoop.Builder clock(final LoopClock newClock) {
        clock = Objects.requireNonNull(newClock, "clock");
        return this;
    }

    @Override
    public EventLoop.Builder budgets(final Budgets newBudgets) {
        budgets = Objects.requireNonNull(newBudgets, "budgets");
        return this;
    }

    @Override
    public EventLoop.Builder classLoader(final ClassLoader loader) {
        classLoader = Objects.requireNonNull(loader, "loader");
        return this;
    }

    @Override
    public EventLoop build() {
        return build(poolOpener(), sharedPool == null, true);
    }

    /**
     * {@return a loop that uses this pool and never closes it, unless it was told to use another} Logs
     * nothing: the group does it once.
     */
    SixphaseLoop build(final Supplier<WorkerPool> groupsPool) {
        return build(groupsPool, false, false);
    }

    private SixphaseLoop build(final Supplier<WorkerPool> pool, final boolean ownsPool,
        final boolean logsBackend) {

        final List<PhaseHook> allHooks = new ArrayList<>(hooks);
        allHooks.addAll(new HookChoice(classLoader).find(hookNames, System.getProperty(HOOKS_PROPERTY)));
        final ProviderChoice<PollerProvider> choice = choosePoller();
        final Poller poller = open(choice);
        final LoopCore core = new LoopCore(poller, clock, budgets, allHooks);
        final Backend backend = new Backend(choice.name(), choice.request(), choice.candidates());
        if (logsBackend) {
            log(backend, choice.isSecondBest(), core);
        }
        return new SixphaseLoop(core, backend, sharedPool == null ? pool : () -> sharedPool, ownsPool);
    }

    /** Says which poller was taken: now if it is second best, else when it has something to watch. */
    private static void log(final Backend backend, final boolean isSecondBest, final LoopCore core) {
        final BackendLine line = new BackendLine("", backend);
        if (isSecondBest) {
            line.run();
        } else {
            core.beforeFirstWatch(line);
        }
    }

    private ProviderChoice<PollerProvider> choosePoller() {
        if (pollerProvider != null) {
            final String name = pollerProvider.name();
            final Backend.Candidate only = new Backend.Candidate(name, pollerProvider.priority(),
                ProviderScan.location(pollerProvider.getClass()), Availability.AVAILABLE);
            return new ProviderChoice<>(pollerProvider, name, "given to the builder", List.of(only), false);
        }
        final ServiceLoader<PollerProvider> loader = ServiceLoader.load(PollerProvider.class, classLoader);
        return choose(ProviderKind.POLLER, loader, pollerNames);
    }

    private static <P> ProviderChoice<P> choose(final ProviderKind<P> kind, final ServiceLoader<P> loader,
        final String names) {

        final List<FoundProvider<P>> found = ProviderScan.find(loader, kind);
        if (names != null) {
            return ProviderChoice.choose(kind, found, names, "the builder's choice");
        }
        final String property = kind.property();
        return ProviderChoice.choose(kind, found, System.getProperty(property), "-D" + property);
    }

    private Poller open(final ProviderChoice<PollerProvider> choice) {
        try {
            return choice.provider().open(PollerOptions.of(clock));
        } catch (final IOException failure) {
            throw new UncheckedIOException("poller " + choice.name() + " could not be opened: "
                + failure.getMessage(), failure);
        }
    }

    /** {@return what opens the pool that this builder was told of; wrong settings are refused now} */
    Supplier<WorkerPool> poolOpener() {
        return new PoolOpener(poolOptions());
    }

    private final class PoolOpener implements Supplier<WorkerPool> {
        private final WorkerPoolOptions options;

        PoolOpener(final WorkerPoolOptions options) {
            this.options = options;
        }

        @Override
        public WorkerPool get() {
            return choose(ProviderKind.POOL, ServiceLoader.load(WorkerPoolProvider.class, classLoader),
                poolNames).provider().open(options);
        }
    }

    private WorkerPoolOptions poolOptions() {
        final WorkerPoolOptions defaults = WorkerPoolOptions.defaults();
        if (workerCount > 0) {
            return defaults.withWorkerCount(workerCount);
        }
        final String size = System.getProperty(POOL_SIZE_PROPERTY);
        if (size == null) {
            return defaults;
        }
        try {
            return defaults.withWorkerCount(Integer.parseInt(size.strip()));
        } catch (final IllegalArgumentException failure) {
            throw new IllegalArgumentException("-D" + POOL_SIZE_PROPERTY + "=" + size
                + ": must be a number from 1 to " + WorkerPoolOptions.MAX_WORKER_COUNT, failure);
        }
    }
}
