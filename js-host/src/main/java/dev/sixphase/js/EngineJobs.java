package dev.sixphase.js;

import com.oracle.truffle.js.lang.JavaScriptLanguage;
import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.PromiseRejectionTracker;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;

/**
 * The engine's queue of promise jobs and its reports of rejections. The polyglot API offers neither, so this
 * one class names the engine's internals; it is written for the version that the build pins.
 *
 * @see <a href="https://tc39.es/ecma262/#sec-host-promise-rejection-tracker">HostPromiseRejectionTracker</a>
 */
final class EngineJobs {
    private final JSRealm realm;

    /**
     * Takes hold of the queue of a context that is entered and initialised. The engine would run the jobs by
     * itself when the outermost call into it returns, also those that a program leaves behind when it ends;
     * so there is one more call, which never returns.
     */
    EngineJobs(final Context context) {
        context.initialize(JavaScriptLanguage.ID);
        realm = JavaScriptLanguage.getCurrentJSRealm();
        realm.getAgent().interopBoundaryEnter();
    }

    /** Runs the jobs until there are none. */
    void drain() {
        realm.getAgent().processAllPromises(true);
    }

    /**
     * Says who hears of rejections, at the moment when they happen.
     *
     * @param rejected gets the promise and the reason of a rejection that nobody handles yet
     * @param handled gets the promise that is handled after all
     * @param settledAgain gets how a settled promise was to be settled, the promise, and the reason or value
     */
    void trackRejections(final Value rejected, final Value handled, final Value settledAgain) {
        realm.getContext().setPromiseRejectionTracker(realm.getAgent(), new PromiseRejectionTracker() {
            @Override
            public void promiseRejected(final JSDynamicObject promise, final Object reason) {
                rejected.executeVoid(promise, reason);
            }

            @Override
            public void promiseRejectionHandled(final JSDynamicObject promise) {
                handled.executeVoid(promise);
            }

            @Override
            public void promiseRejectedAfterResolved(final JSDynamicObject promise, final Object reason) {
                settledAgain.executeVoid("reject", promise, reason);
            }

            @Override
            public void promiseResolvedAfterResolved(final JSDynamicObject promise, final Object value) {
                settledAgain.executeVoid("resolve", promise, value);
            }

            @Override
            public void promiseReactionJobsProcessed() {
                // The loop knows: it asked.
            }
        });
    }
}
