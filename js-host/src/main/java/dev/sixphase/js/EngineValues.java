package dev.sixphase.js;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.js.lang.JavaScriptLanguage;
import com.oracle.truffle.js.runtime.JSArguments;
import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.JSRuntime;
import com.oracle.truffle.js.runtime.JavaScriptRootNode;
import com.oracle.truffle.js.runtime.Strings;
import com.oracle.truffle.js.runtime.builtins.JSArgumentsObject;
import com.oracle.truffle.js.runtime.builtins.JSArray;
import com.oracle.truffle.js.runtime.builtins.JSArrayBufferObject;
import com.oracle.truffle.js.runtime.builtins.JSArrayObject;
import com.oracle.truffle.js.runtime.builtins.JSAsyncGeneratorObject;
import com.oracle.truffle.js.runtime.builtins.JSBigIntObject;
import com.oracle.truffle.js.runtime.builtins.JSBooleanObject;
import com.oracle.truffle.js.runtime.builtins.JSCollectionIteratorObject;
import com.oracle.truffle.js.runtime.builtins.JSDataViewObject;
import com.oracle.truffle.js.runtime.builtins.JSDateObject;
import com.oracle.truffle.js.runtime.builtins.JSErrorObject;
import com.oracle.truffle.js.runtime.builtins.JSFunction;
import com.oracle.truffle.js.runtime.builtins.JSFunctionData;
import com.oracle.truffle.js.runtime.builtins.JSFunctionObject;
import com.oracle.truffle.js.runtime.builtins.JSGeneratorObject;
import com.oracle.truffle.js.runtime.builtins.JSMapIteratorObject;
import com.oracle.truffle.js.runtime.builtins.JSMapObject;
import com.oracle.truffle.js.runtime.builtins.JSModuleNamespaceObject;
import com.oracle.truffle.js.runtime.builtins.JSNumberObject;
import com.oracle.truffle.js.runtime.builtins.JSPromiseObject;
import com.oracle.truffle.js.runtime.builtins.JSProxyObject;
import com.oracle.truffle.js.runtime.builtins.JSRegExpObject;
import com.oracle.truffle.js.runtime.builtins.JSSetIteratorObject;
import com.oracle.truffle.js.runtime.builtins.JSSetObject;
import com.oracle.truffle.js.runtime.builtins.JSStringObject;
import com.oracle.truffle.js.runtime.builtins.JSSymbolObject;
import com.oracle.truffle.js.runtime.builtins.JSTypedArrayObject;
import com.oracle.truffle.js.runtime.builtins.JSWeakMapObject;
import com.oracle.truffle.js.runtime.builtins.JSWeakRefObject;
import com.oracle.truffle.js.runtime.builtins.JSWeakSetObject;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.Undefined;
import com.oracle.truffle.js.runtime.util.JSHashMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What the engine knows of a value and JavaScript cannot ask: its internal slots, without side effects. As
 * {@link EngineJobs}, it names the engine's internals and is written for the version that the build pins.
 */
final class EngineValues {
    private static final Map<Class<?>, String> KINDS = new LinkedHashMap<>();
    private static final String[] PROMISE_STATES = {"pending", "fulfilled", "rejected"};

    static {
        KINDS.put(JSFunctionObject.class, "Function");
        KINDS.put(JSArrayObject.class, "Array");
        KINDS.put(JSProxyObject.class, "Proxy");
        KINDS.put(JSErrorObject.class, "Error");
        KINDS.put(JSMapObject.class, "Map");
        KINDS.put(JSSetObject.class, "Set");
        KINDS.put(JSPromiseObject.class, "Promise");
        KINDS.put(JSRegExpObject.class, "RegExp");
        KINDS.put(JSDateObject.class, "Date");
        KINDS.put(JSTypedArrayObject.class, "TypedArray");
        KINDS.put(JSDataViewObject.class, "DataView");
        KINDS.put(JSArrayBufferObject.Shared.class, "SharedArrayBuffer");
        KINDS.put(JSArrayBufferObject.class, "ArrayBuffer");
        KINDS.put(JSArgumentsObject.class, "Arguments");
        KINDS.put(JSAsyncGeneratorObject.class, "AsyncGenerator");
        KINDS.put(JSGeneratorObject.class, "Generator");
        KINDS.put(JSMapIteratorObject.class, "Map Iterator");
        KINDS.put(JSSetIteratorObject.class, "Set Iterator");
        KINDS.put(JSWeakMapObject.class, "WeakMap");
        KINDS.put(JSWeakSetObject.class, "WeakSet");
        KINDS.put(JSWeakRefObject.class, "WeakRef");
        KINDS.put(JSNumberObject.class, "Number");
        KINDS.put(JSStringObject.class, "String");
        KINDS.put(JSBooleanObject.class, "Boolean");
        KINDS.put(JSBigIntObject.class, "BigInt");
        KINDS.put(JSSymbolObject.class, "Symbol");
        KINDS.put(JSModuleNamespaceObject.class, "Module");
    }

    private static final ClassValue<String> KIND_OF = new ClassValue<>() {
        @Override
        protected String computeValue(final Class<?> type) {
            return KINDS.entrySet().stream().filter(kind -> kind.getKey().isAssignableFrom(type))
                .map(Map.Entry::getValue).findFirst()
                .orElse(JSDynamicObject.class.isAssignableFrom(type) ? "Object" : "External");
        }
    };

    private final JSRealm realm;

    /** Takes hold of a context that is entered and initialised. */
    EngineValues() {
        realm = JavaScriptLanguage.getCurrentJSRealm();
    }

    Binding binding() {
        return new Binding("values")
            .value("kindOf", function("kindOf",
                value -> Strings.fromJavaString(KIND_OF.get(value.getClass()))))
            .value("functionKind", function("functionKind", this::functionKind))
            .value("partsOfProxy", function("partsOfProxy", this::partsOfProxy))
            .value("stateOfPromise", function("stateOfPromise", this::stateOfPromise))
            .value("givesEntries", function("givesEntries", EngineValues::givesEntries))
            .value("entriesOf", function("entriesOf", this::entriesOf));
    }

    private Object functionKind(final Object value) {
        if (!(value instanceof JSFunctionObject function)) {
            return Strings.fromJavaString("");
        }
        final JSFunctionData data = JSFunction.getFunctionData(function);
        return Strings.fromJavaString((data.isAsync() ? "Async" : "")
            + (data.isGenerator() || data.isAsyncGenerator() ? "Generator" : "") + "Function");
    }

    /** {@return target and handler; of a revoked proxy, two nulls} */
    private Object partsOfProxy(final Object value) {
        return value instanceof JSProxyObject proxy
            ? array(List.of(proxy.getProxyTarget(), proxy.getProxyHandler())) : Undefined.instance;
    }

    private Object stateOfPromise(final Object value) {
        if (!(value instanceof JSPromiseObject promise)) {
            return Undefined.instance;
        }
        final Object result = promise.getPromiseResult();
        return array(List.of(Strings.fromJavaString(PROMISE_STATES[promise.getPromiseState()]),
            result == null ? Undefined.instance : result));
    }

    private static Object givesEntries(final Object value) {
        return value instanceof JSCollectionIteratorObject iterator
            && iterator.getIterationKind() == JSRuntime.ITERATION_KIND_KEY_PLUS_VALUE;
    }

    /** {@return what an iterator of a map or a set has yet to give: keys, values, or both in turn} */
    private Object entriesOf(final Object value) {
        final List<Object> flat = new ArrayList<>();
        if (value instanceof JSCollectionIteratorObject iterator && iterator.getNextIndex() != null) {
            addRest(iterator, flat);
        }
        return array(flat);
    }

    private static void addRest(final JSCollectionIteratorObject iterator, final List<Object> flat) {
        final JSHashMap.Cursor rest = iterator.getNextIndex().copy();
        final int kind = iterator.getIterationKind();
        while (rest.advance()) {
            if ((kind & JSRuntime.ITERATION_KIND_KEY) != 0) {
                flat.add(rest.getKey());
            }
            if ((kind & JSRuntime.ITERATION_KIND_VALUE) != 0) {
                flat.add(iterator instanceof JSSetIteratorObject ? rest.getKey() : rest.getValue());
            }
        }
    }

    private Object array(final List<Object> values) {
        return JSArray.createConstantObjectArray(realm.getContext(), realm, values.toArray());
    }

    private Object function(final String name, final Function<Object, Object> body) {
        final JavaScriptRootNode root = new JavaScriptRootNode() {
            @Override
            public Object execute(final VirtualFrame frame) {
                return apply(JSArguments.getUserArgument(frame.getArguments(), 0));
            }

            @TruffleBoundary
            private Object apply(final Object value) {
                return body.apply(value);
            }
        };
        return JSFunction.create(realm, JSFunctionData.createCallOnly(
            realm.getContext(), root.getCallTarget(), 1, Strings.fromJavaString(name)));
    }
}
