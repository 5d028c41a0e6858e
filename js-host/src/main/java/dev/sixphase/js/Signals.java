package dev.sixphase.js;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;

/**
 * The signals of this process. The JDK supports them by {@code sun.misc.Signal} alone, in its module {@code
 * jdk.unsupported}, which no compiler names without a warning: hence by reflection.
 *
 * <p><b>Threads.</b> Any; a listener is called on a thread of the JVM's.
 */
final class Signals {
    private final Class<?> handlerType;
    private final Constructor<?> make;
    private final Method handle;
    private final Object defaultHandler;

    Signals() {
        try {
            final Class<?> type = Class.forName("sun.misc.Signal");
            handlerType = Class.forName("sun.misc.SignalHandler");
            make = type.getConstructor(String.class);
            handle = type.getMethod("handle", type, handlerType);
            defaultHandler = handlerType.getField("SIG_DFL").get(null);
        } catch (final ReflectiveOperationException missing) {
            throw new UnsupportedOperationException(
                "signals need the JDK's module jdk.unsupported, which this run-time image lacks", missing);
        }
    }

    /**
     * Listens to a signal in place of what would happen else.
     *
     * @param name without {@code SIG}, such as {@code HUP}
     * @param listener gets the name
     * @throws IllegalArgumentException if the system has none of this name, or the JVM needs it itself
     */
    void listen(final String name, final Consumer<String> listener) {
        final ClassLoader loader = handlerType.getClassLoader();
        call(handle, signal(name), Proxy.newProxyInstance(loader, new Class<?>[] {handlerType},
            (self, method, arguments) -> switch (method.getName()) {
                case "handle" -> {
                    listener.accept(name);
                    yield null;
                }
                case "hashCode" -> System.identityHashCode(self);
                case "equals" -> self == arguments[0];
                default -> "listener to " + name;
            }));
    }

    /** Lets a signal do again what it does by default. */
    void forget(final String name) {
        call(handle, signal(name), defaultHandler);
    }

    private Object signal(final String name) {
        try {
            return make.newInstance(name);
        } catch (final ReflectiveOperationException failure) {
            throw asUnchecked(failure);
        }
    }

    private static void call(final Method method, final Object... arguments) {
        try {
            method.invoke(null, arguments);
        } catch (final ReflectiveOperationException failure) {
            throw asUnchecked(failure);
        }
    }

    private static RuntimeException asUnchecked(final ReflectiveOperationException failure) {
        if (failure instanceof InvocationTargetException
            && failure.getCause() instanceof RuntimeException cause) {
            return cause;
        }
        return new IllegalStateException("sun.misc.Signal is not what it was", failure);
    }
}
