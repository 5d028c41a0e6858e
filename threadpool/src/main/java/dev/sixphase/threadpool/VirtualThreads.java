package dev.sixphase.threadpool;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ThreadFactory;

/** {@code Thread.ofVirtual()} of JDK 21, by reflection, because this module is compiled for JDK 17. */
final class VirtualThreads {
    private VirtualThreads() { }

    /**
     * {@return a factory of virtual threads}
     *
     * @param namePrefix what their names start with; numbers from 1 follow
     * @throws ReflectiveOperationException if this JDK has none; JDK 19 and 20 have them only as a preview
     */
    static ThreadFactory factory(final String namePrefix) throws ReflectiveOperationException {
        try {
            final Class<?> builderType = Class.forName("java.lang.Thread$Builder");
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            builder = builderType.getMethod("name", String.class, long.class).invoke(builder, namePrefix, 1L);
            builder = builderType.getMethod("inheritInheritableThreadLocals", boolean.class)
                .invoke(builder, false);
            return (ThreadFactory) builderType.getMethod("factory").invoke(builder);
        } catch (final InvocationTargetException failure) {
            throw new ReflectiveOperationException(failure.getCause());
        }
    }
}
