package dev.sixphase.poller.jni;

import java.lang.reflect.Method;
import java.util.Arrays;

/** The leave to load native code that JDK 24 and later want to be given: JEP 472. */
final class NativeAccess {
    private static final int FIRST_JDK_THAT_WARNS = 24;

    private NativeAccess() { }

    /**
     * Why the library should not be loaded without being asked for by the poller's name: the JVM would print
     * a warning, or will refuse. Null if there is no such reason.
     */
    static String reluctance(final String poller) {
        if (Runtime.version().feature() < FIRST_JDK_THAT_WARNS
            || isNamed(poller, System.getProperty("sixphase.poller")) || isGiven()) {
            return null;
        }
        return "this JVM has not been told that native code is wanted: run with " + flag()
            + ", or name the backend by -Dsixphase.poller=" + poller + " and take the JVM's warning";
    }

    static boolean isNamed(final String poller, final String pollers) {
        return pollers != null
            && Arrays.stream(pollers.split(",")).anyMatch(name -> name.strip().equals(poller));
    }

    /** What the JVM has to be started with. */
    static String flag() {
        final Module module = NativeAccess.class.getModule();
        return "--enable-native-access=" + (module.isNamed() ? module.getName() : "ALL-UNNAMED");
    }

    /** By reflection: the method is younger than the JDK that we compile for. */
    private static boolean isGiven() {
        try {
            final Method method = Module.class.getMethod("isNativeAccessEnabled");
            return (Boolean) method.invoke(NativeAccess.class.getModule());
        } catch (final ReflectiveOperationException e) {
            throw new AssertionError("a JDK of " + FIRST_JDK_THAT_WARNS + " or later has it", e);
        }
    }
}
