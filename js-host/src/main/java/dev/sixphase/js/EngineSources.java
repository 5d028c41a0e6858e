package dev.sixphase.js;

import com.oracle.truffle.api.source.Source;
import com.oracle.truffle.js.lang.JavaScriptLanguage;
import com.oracle.truffle.js.runtime.JSContext;
import com.oracle.truffle.js.runtime.JSRealm;
import java.util.List;

/**
 * Source text with words put around it that do not count: lines and columns are those of the text itself, as
 * stack traces tell them. As {@link EngineJobs}, it names the engine's internals.
 */
final class EngineSources {
    private final JSRealm realm;

    /** Takes hold of a context that is entered and initialised. */
    EngineSources() {
        realm = JavaScriptLanguage.getCurrentJSRealm();
    }

    /**
     * {@return what the text evaluates to with the words around it}
     *
     * @param name where the text is from
     * @param head the words before it
     * @param text the text
     * @param tail the words behind it
     */
    Object function(final String name, final String head, final String text, final String tail) {
        final Source source = Source.newBuilder(JavaScriptLanguage.ID, text, name).build();
        final JSContext context = realm.getContext();
        return context.getEvaluator().parseScript(context, source, head, tail, false, List.of()).run(realm);
    }
}
