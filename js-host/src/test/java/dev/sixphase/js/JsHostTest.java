package dev.sixphase.js;

import dev.sixphase.api.EventLoop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Programs whose output Node 20 printed. */
class JsHostTest {
    private static final JsHost HOST = new JsHost(() -> EventLoop.builder().build());

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @AfterAll
    static void closeHost() {
        HOST.close();
    }

    private int run(final String program) throws IOException {
        final Path file = Files.writeString(folder.resolve("main.js"), program);
        return HOST.run(file, List.of(), List.of(), out, err);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void ticksRunBeforeMicrotasksAndTimersBeforeImmediates() throws IOException {
        // rules 40, 44 and 46
        assertEquals(0, run("const L = console.log; process.nextTick(() => L('tick'));"
            + "Promise.resolve().then(() => { L('micro'); process.nextTick(() => L('nested')); });"
            + "queueMicrotask(() => L('micro2')); L('main');"));
        assertEquals("main\ntick\nmicro\nmicro2\nnested\n", printed());
    }

    @Test
    void microtasksOfATimerThatThrowsWaitForTheNextTimer() throws IOException {
        // rule 57
        assertEquals(0, run("const L = console.log;"
            + "process.on('uncaughtException', (e) => L('X' + e.message));"
            + "setTimeout(() => { queueMicrotask(() => L('ma')); throw new Error('a'); }, 1);"
            + "setTimeout(() => L('b'), 1); const end = Date.now() + 5; while (Date.now() < end);"));
        assertEquals("Xa\nb\nma\n", printed());
    }

    @Test
    void aRejectionThatNobodyHandlesEndsTheProgramWithCodeOne() throws IOException {
        // rule 63
        assertEquals(1, run("process.on('exit', (code) => console.log('exit', code));"
            + "Promise.reject(new Error('lost'))"));
        assertEquals("exit 1\n", printed());
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("Error: lost"));
    }

    @Test
    void aRejectionThatIsHandledLaterIsToldTwice() throws IOException {
        // rule 63
        assertEquals(0, run("const L = console.log;"
            + "process.on('unhandledRejection', (r) => L('lost', r));"
            + "process.on('rejectionHandled', () => L('found')); const p = Promise.reject(1);"
            + "setImmediate(() => p.catch(() => L('caught')));"));
        assertEquals("lost 1\ncaught\nfound\n", printed());
    }

    @Test
    void anExitCannotBeCaught() throws IOException {
        // rule 66
        assertEquals(3, run("process.nextTick(() => console.log('dropped'));"
            + "try { process.exit(3); } catch { console.log('caught'); }"
            + "finally { console.log('finally'); }"));
        assertEquals("", printed());
    }

    @Test
    void aHandlerThatThrowsEndsTheProgramWithCodeSeven() throws IOException {
        // rule 62
        assertEquals(7, run("process.on('exit', () => console.log('exit'));"
            + "process.on('uncaughtException', () => { throw new Error('again'); });"
            + "throw new Error('first');"));
        assertEquals("", printed());
    }

    @Test
    void anExitListenerThatThrowsKeepsTheCodeThatWasSet() throws IOException {
        // rules 62 and 66
        assertEquals(2, run("process.exitCode = 2;"
            + "process.on('exit', () => { throw new Error('listener'); });"));
    }

    @Test
    void anExitWhoseListenerThrowsIsGivenUpIfTheExceptionIsHandled() throws IOException {
        // rule 66
        assertEquals(5, run("const L = console.log;"
            + "process.on('uncaughtException', (e) => L(e.message));"
            + "process.on('exit', (code) => { L(code); throw new Error('listener'); });"
            + "setTimeout(() => { setImmediate(() => L('immediate')); process.exit(5); }, 1);"));
        assertEquals("5\nlistener\nimmediate\n5\nlistener\n", printed());
    }

    @Test
    void microtasksThatAProgramLeavesBehindWhenItEndsDoNotRun() throws IOException {
        // rules 46 and 62
        assertEquals(1, run("queueMicrotask(() => console.log('microtask')); throw new Error('last');"));
        assertEquals("", printed());
    }

    @Test
    void aRejectionListenerThatThrowsLeavesTheRestUntold() throws IOException {
        // rule 63
        assertEquals(0, run("const L = console.log;"
            + "process.on('uncaughtException', (e) => L('X' + e.message));"
            + "process.on('unhandledRejection', (reason) => { L(reason); throw new Error('listener'); });"
            + "Promise.reject(1); Promise.reject(2);"));
        assertEquals("1\nXlistener\n", printed());
    }

    @Test
    void aRejectionThatIsHandledAsAnExceptionIsFollowedByAnotherIteration() throws IOException {
        // rules 63 and 65
        assertEquals(0, run("const L = console.log; let count = 0;"
            + "process.on('uncaughtException', (e) => L(e.message));"
            + "process.on('beforeExit', () => {"
            + "  L('before'); if (++count === 1) Promise.reject(new Error('lost'));"
            + "});"));
        assertEquals("before\nlost\nbefore\n", printed());
    }

    @Test
    void anExceptionOfAMicrotaskIsFollowedByAnotherIteration() throws IOException {
        // rules 60 and 65
        assertEquals(0, run("const L = console.log; let count = 0;"
            + "process.on('uncaughtException', (e) => L(e.message));"
            + "process.on('beforeExit', () => {"
            + "  L('before'); if (++count === 1) queueMicrotask(() => { throw new Error('thrown'); });"
            + "});"));
        assertEquals("before\nthrown\nbefore\n", printed());
    }

    @Test
    void whatAListenerOfRejectionHandledQueuesIsDrainedAtOnce() throws IOException {
        // rules 40 and 63
        assertEquals(0, run("const L = console.log; process.on('uncaughtException', (e) => L(e.message));"
            + "process.on('rejectionHandled', () => { L('handled'); queueMicrotask(() => L('microtask')); });"
            + "const lost = Promise.reject(new Error('lost'));"
            + "setImmediate(() => lost.catch(() => L('caught'))); setImmediate(() => L('immediate'));"));
        assertEquals("lost\ncaught\nhandled\nmicrotask\nimmediate\n", printed());
    }
}
