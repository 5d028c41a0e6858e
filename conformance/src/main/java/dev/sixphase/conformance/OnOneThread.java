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
    private static final long HANG_SECONDS = 30;
    private static final Namespace NAMESPACE = Namespace.create(OnOneThread.class);

    OnOneThread() { }

    @Override
    public void beforeEach(final ExtensionContext context) {
        context.getStore(NAMESPACE).put(LoopThread.class, new LoopThread(context.getDisplayName()));
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
        private volatile Thread thread;

        LoopThread(final String name) {
            executor = Executors.newSingleThreadExecutor(task -> {
                thread = new Thread(task, "contract " + name);
                thread.setDaemon(true);
                return thread;
            });
        }

        @SuppressWarnings("checkstyle:illegalthrows") // JUnit's own signature
        void run(final Invocation<Void> invocation) throws Throwable {
            final Future<?> outcome = executor.submit(() -> {
                proceed(invocation);
                return null;
            });
            try {
                outcome.get(HANG_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof Wrapped wrapped ? wrapped.getCause() : e.getCause();
            } catch (TimeoutException e) {
                final AssertionError hang = new AssertionError("hangs after " + HANG_SECONDS + " s here:");
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
