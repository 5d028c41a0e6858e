package dev.sixphase.integration;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Since JDK 24 native code needs leave. Without it nobody is bothered, and nothing breaks. */
class NewerJdkIT { // users 8
    private static final String WARNING = "restricted method";

    private Path java;

    @BeforeEach
    void findIt() throws Exception {
        Platform.assumeNativeLibrary();
        java = JavaRun.javaOf(Platform.assumeJdk(25));
    }

    @Test
    void withLeaveTheNativePollerIsTakenInSilence() throws Exception {
        check(Platform.nativePoller(), run("--enable-native-access=ALL-UNNAMED"));
    }

    @Test
    void withLeaveForTheModuleTheNativePollerIsTakenInSilence() throws Exception {
        check(Platform.nativePoller(), JavaRun.of(List.of(java.toString(),
            "--enable-native-access=dev.sixphase.poller.jni", "--module-path", JavaRun.path(JavaRun.jars()),
            "--module", "dev.sixphase.integration/" + Application.class.getName())));
    }

    @Test
    void withoutLeaveNioIsTakenInSilenceAndTheReasonNamesTheOption() throws Exception {
        final JavaRun run = run();

        check("nio", run);
        assertTrue(run.output().contains("--enable-native-access"), run::toString);
    }

    @Test
    void whereNativeCodeIsDeniedNioIsTaken() throws Exception {
        check("nio", run("--illegal-native-access=deny"));
    }

    @Test
    void aPollerThatIsNamedIsTakenWithTheWarningOfTheJvm() throws Exception {
        final JavaRun run = run(Platform.requireNativePoller());

        assertEquals(Platform.nativePoller(), run.poller(), run::toString);
        assertTrue(run.output().contains(JavaRun.ALL_RAN), run::toString);
        assertTrue(run.errors().contains(WARNING), run::toString);
    }

    private JavaRun run(final String... options) throws Exception {
        return JavaRun.fromClassPath(java, JavaRun.jars(), options);
    }

    private static void check(final String poller, final JavaRun run) {
        assertEquals(0, run.exitCode(), run::toString);
        assertEquals(poller, run.poller(), run::toString);
        assertTrue(run.output().contains(JavaRun.ALL_RAN), run::toString);
        assertFalse(run.errors().contains(WARNING), run::toString);
    }
}
