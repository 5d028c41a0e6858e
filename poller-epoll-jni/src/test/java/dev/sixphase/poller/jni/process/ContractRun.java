package dev.sixphase.poller.jni.process;

import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The contract of the poller, run in the class loader of this class. */
final class ContractRun {
    private ContractRun() { }

    /** Says how many clauses passed, of those that apply here, and what did not. */
    static String run() {
        final String name = TryPoller.poller();
        final String contract = "dev.sixphase.poller.jni." + Character.toUpperCase(name.charAt(0))
            + name.substring(1) + "PollerTest";
        final SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectClass(contract)).build(), listener);
        final TestExecutionSummary summary = listener.getSummary();
        final StringBuilder result = new StringBuilder("passed ").append(summary.getTestsSucceededCount())
            .append(" of ").append(summary.getTestsFoundCount() - summary.getTestsAbortedCount());
        summary.getFailures().forEach(failure -> result.append("; ")
            .append(failure.getTestIdentifier().getDisplayName()).append(": ")
            .append(failure.getException()));
        return result.toString();
    }
}
