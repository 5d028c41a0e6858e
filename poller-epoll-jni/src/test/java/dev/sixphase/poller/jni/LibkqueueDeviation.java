package dev.sixphase.poller.jni;

import java.util.Set;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Leaves out what libkqueue does otherwise than a kernel: to fill in the flags of an event it reads SO_ERROR,
 * and so takes the error away from the socket before our read or {@code finishConnect} can find it.
 */
final class LibkqueueDeviation implements ExecutionCondition {
    private static final Set<String> REST_ON_SO_ERROR =
        Set.of("aResetIsReportedToAReader", "aRefusedConnectionIsReported");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(final ExtensionContext context) {
        final boolean deviates = NativePlatform.current().system() == NativeSystem.LINUX
            && context.getTestMethod().filter(it -> REST_ON_SO_ERROR.contains(it.getName())).isPresent();
        return deviates
            ? ConditionEvaluationResult.disabled("libkqueue takes the error from the socket by SO_ERROR")
            : ConditionEvaluationResult.enabled("a kernel, or a test that libkqueue passes");
    }
}
