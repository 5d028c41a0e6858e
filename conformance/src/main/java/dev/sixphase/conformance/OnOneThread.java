package dev.sixphase.conformance;

import java.lang.reflect.Method;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Runs what a test does before, in and after its method on one thread of its own, as a loop would, and
 * fails it when that thread hangs. JUnit's own time-out interrupts, which a poller rightly takes no notice
 * of.
 */
final class OnOneThread implements InvocationInterceptor, BeforeEachCallback {
    /** A configuration parameter of JUnit's: how long a test may take before it is said to hang. */
    static final String HANG_SECONDS_PARAMETER = "sixphase.conformance.hangSeconds";
    private static final int DEFAULT_HANG_SECONDS = 30;
    private static final Namespace NAMESPACE = Namespace.create(OnOneThread.class);

    OnOneThread() { }

    @Override
    public void beforeEach(final ExtensionContext context) {
        final int hangSeconds = context.getConfigurationParameter(HANG_SECONDS_PARAMETER, Integer::valueOf)
            .orElse(DEFAULT_HANG_SECONDS);
        context.getStore(NAMESPACE)
            .put(LoopThread.class, new LoopThread(context.getDisplayName(), hangSeconds));
    }

    @Override
    public void interceptBeforeEachMethod(final Invocation<Void> invocation,
        final ReflectiveInvocationContext<Method> method, final ExtensionContext context) throws Throwable {
        loopThread(context).run(invocation);
    }

    @Override
    public void interceptTestMethod(final Invocation<Void> invocation,
        final ReflectiveInvocationContext<Method> method, final ExtensionContext context) throws Throwable {
        loopThread(context).run(invocation);
    }

    @Override
    public void interceptAfterEachMethod(final Invocation<Void> invocation,
        final ReflectiveInvocationContext<Method> method, final ExtensionContext context) throws Throwable {
        loopThread(context).run(invocation);
    }

    private static LoopThread loopThread(final ExtensionContext context) {
        return context.getStore(NAMESPACE).get(LoopThread.class, LoopThread.class);
    }

    /** Closed by JUnit together with the test's context. */
    private static final class LoopThread implements AutoCloseable {
        private final ExecutorService executor;
        private final int hangSeconds;
        private volatile Thread thread;
        private boolean isHung;

        LoopThread(final String name, final int hangSeconds) {
            this.hangSeconds = hangSeconds;
            executor = Executors.newSingleThreadExecutor(task -> {
                thread = new Thread(task, "contract " + name);
                thread.setDaemon(true);
                return thread;
            });
        }

        @SuppressWarnings("checkstyle:illegalthrows") // JUnit's own signature
        void run(final Invocation<Void> invocation) throws Throwable {
            if (isHung) {
                // What would clean up has no thread to do it on, and is no second failure.
                invocation.skip();
                return;
            }
            final Future<?> outcome = executor.submit(() -> {
                proceed(invocation);
                return null;
            });
            try {
                outcome.get(hangSeconds, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof Wrapped wrapped ? wrapped.getCause() : e.getCause();
            } catch (TimeoutException e) {
                isHung = true;
                final AssertionError hang = new AssertionError("hangs after " + hangSeconds + " s here:");
                hang.setStackTrace(thread.getStackTrace());
                throw hang;
            }
        }

        private static void proceed(final Invocation<Void> invocation) throws Exception {
            try {
                invocation.proceed();
            } catch (Exception | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new Wrapped(e);
            }
        }

        @Override
        public void close() {
            executor.shutdownNow();
        }
    }

    /** Carries a throwable that is neither exception nor error, which Java allows and nobody throws. */
    private static final class Wrapped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Wrapped(final Throwable cause) {
            super(cause);
        }
    }
}
