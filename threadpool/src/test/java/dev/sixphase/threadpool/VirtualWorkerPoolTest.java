package dev.sixphase.threadpool;

import dev.sixphase.api.spi.WorkerPool;
import dev.sixphase.api.spi.WorkerPoolOptions;
import dev.sixphase.conformance.WorkerPoolContract;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "virtual threads need JDK 21 or newer")
class VirtualWorkerPoolTest extends WorkerPoolContract {
    @Override
    protected WorkerPool openPool(final WorkerPoolOptions options) {
        return new VirtualWorkerPool(options);
    }
}
