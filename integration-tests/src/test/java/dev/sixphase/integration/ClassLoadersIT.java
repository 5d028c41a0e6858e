package dev.sixphase.integration;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The class loader that matters is the one that the API was loaded by, and there can be several. */
@Timeout(120)
class ClassLoadersIT {
    private final ClassLoader contextBefore = Thread.currentThread().getContextClassLoader();
    private final List<URLClassLoader> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        System.clearProperty("sixphase.poller");
        Thread.currentThread().setContextClassLoader(contextBefore);
        for (final URLClassLoader loader : opened) {
            loader.close();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sixphase.integration.Platform#pollers")
    void twoCopiesInOneJvmBothWork(final String poller) throws Exception { // users 4
        Platform.assumePoller(poller);
        System.setProperty("sixphase.poller", poller);
        final Class<?> one = application();
        final Class<?> other = application();
        assertNotEquals(one, other);

        for (final Class<?> application : List.of(one, other, one)) {
            final String output = run(application);
            assertTrue(output.startsWith("poller " + poller + " "), output);
            assertTrue(output.contains(JavaRun.ALL_RAN), output);
        }
    }

    @Test
    void theContextClassLoaderChangesNothing() throws Exception { // users 10
        final Class<?> application = application();
        final List<String> outputs = new ArrayList<>();
        try (URLClassLoader foreign = new URLClassLoader(new URL[0], null)) {
            final ClassLoader[] contexts = {application.getClassLoader(), null, foreign};
            for (final ClassLoader context : contexts) {
                Thread.currentThread().setContextClassLoader(context);
                outputs.add(run(application));
            }
        }

        assertTrue(outputs.get(0).contains(JavaRun.ALL_RAN), outputs.get(0));
        assertEquals(List.of(outputs.get(0), outputs.get(0), outputs.get(0)), outputs);
    }

    /** The application and all that it needs, in a loader that shares nothing with the test's but the JDK. */
    private Class<?> application() throws Exception {
        final List<URL> urls = new ArrayList<>();
        for (final Path jar : JavaRun.jars()) {
            urls.add(jar.toUri().toURL());
        }
        final URLClassLoader loader =
            new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
        opened.add(loader);
        return loader.loadClass(Application.class.getName());
    }

    private static String run(final Class<?> application) throws Exception {
        return (String) application.getMethod("run").invoke(null);
    }
}
