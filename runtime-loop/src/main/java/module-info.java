/**
 * The event loop: phases, timers, queues, handles, and the choice of the backend. Nothing is exported; use
 * it through {@link dev.sixphase.api.EventLoop#builder()}.
 *
 * @provides dev.sixphase.api.spi.EventLoopProvider the one loop
 * @uses dev.sixphase.api.spi.PollerProvider whatever backends there are
 * @uses dev.sixphase.api.spi.WorkerPoolProvider whatever worker pools there are
 * @uses dev.sixphase.api.spi.PhaseHook hooks that are installed by name
 */
module dev.sixphase.loop {
    requires dev.sixphase.api;

    uses dev.sixphase.api.spi.PollerProvider;
    uses dev.sixphase.api.spi.WorkerPoolProvider;
    uses dev.sixphase.api.spi.PhaseHook;

    provides dev.sixphase.api.spi.EventLoopProvider
        with dev.sixphase.loop.LoopProvider;
}
