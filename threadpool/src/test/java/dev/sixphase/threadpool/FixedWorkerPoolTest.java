package dev.sixphase.threadpool;

import dev.sixphase.api.spi.WorkerPool;
import dev.sixphase.api.spi.WorkerPoolOptions;
import dev.sixphase.conformance.WorkerPoolContract;

class FixedWorkerPoolTest extends WorkerPoolContract {
    @Override
    protected WorkerPool openPool(final WorkerPoolOptions options) {
        return new FixedWorkerPool(options);
    }
}
