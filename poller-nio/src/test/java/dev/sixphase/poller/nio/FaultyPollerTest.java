package dev.sixphase.poller.nio;

import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.PollerOptions;
import dev.sixphase.conformance.PollerContract;
import dev.sixphase.poller.nio.FaultyPoller.Fault;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

/** The contract finds each of many faults, and it is the fault that it finds. */
class FaultyPollerTest {
    private static volatile Fault fault = Fault.NONE;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void eachFaultFailsItsClause(final Fault present) {
        final TestExecutionSummary outcome = run(present, selectMethod(Subject.class, present.clause()));

        assertEquals(1, outcome.getTestsFailedCount(), () -> present + " passed " + present.clause());
    }

    @Test
    void withoutAFaultEveryClausePasses() {
        final TestExecutionSummary outcome = run(Fault.NONE, selectClass(Subject.class));

        assertEquals(0, outcome.getTestsFailedCount(), () -> outcome.getFailures().toString());
        assertEquals(outcome.getTestsFoundCount(),
            outcome.getTestsSucceededCount() + outcome.getTestsAbortedCount());
    }

    private static TestExecutionSummary run(final Fault present, final DiscoverySelector selector) {
        fault = present;
        final SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(LauncherDiscoveryRequestBuilder.request()
            .selectors(selector)
            .configurationParameter("sixphase.conformance.hangSeconds",
                present == Fault.NONE ? "30" : "2")
            .build(), listener);
        final TestExecutionSummary summary = listener.getSummary();
        assertEquals(summary.getTestsFoundCount(), summary.getTestsStartedCount());
        return summary;
    }

    /** Not run by itself: only the tests above start it. */
    static final class Subject extends PollerContract {
        @Override
        protected Poller openPoller(final PollerOptions options) throws IOException {
            return new FaultyPoller(fault, options);
        }
    }
}
