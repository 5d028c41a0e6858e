/**
 * The worker pools: platform threads, and virtual threads where the JDK has them.
 *
 * @provides dev.sixphase.api.spi.WorkerPoolProvider {@code fixed}: priority 200; {@code virtual}: JDK 21 or
 *     newer, by name only
 */
module dev.sixphase.threadpool {
    requires transitive dev.sixphase.api;

    exports dev.sixphase.threadpool;

    provides dev.sixphase.api.spi.WorkerPoolProvider
        with dev.sixphase.threadpool.FixedWorkerPoolProvider,
            dev.sixphase.threadpool.VirtualWorkerPoolProvider;
}
