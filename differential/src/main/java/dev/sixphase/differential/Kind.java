package dev.sixphase.differential;

import java.util.List;
import java.util.Locale;

/**
 * What statements there are, each with its words, the number of its bodies, and what it is in JavaScript.
 *
 * <p>In the template {@code $word} stands for a word, <code>{0}</code> for the first body, and
 * <code>{0+}</code> for a body that may run more than once and is counted under the statement's id. What
 * {@code L}, {@code R}, {@code h}, {@code p}, {@code s} and {@code c} are is in {@code prelude.js}.
 */
enum Kind {
    LOG("token", 0, "L('$token');"),
    BUSY("millis", 0, "busy($millis);"),

    TIMEOUT("id millis", 1, "h[$id] = setTimeout(() => {0+}, $millis);"),
    INTERVAL("id millis runs", 1, "every($id, $millis, $runs, () => {0+});"),
    IMMEDIATE("id", 1, "h[$id] = setImmediate(() => {0});"),
    TICK("", 1, "process.nextTick(() => {0});"),
    MICROTASK("", 1, "queueMicrotask(() => {0});"),

    CLEAR_TIMEOUT("id", 0, "clearTimeout(h[$id]);"),
    CLEAR_INTERVAL("id", 0, "clearInterval(h[$id]);"),
    CLEAR_IMMEDIATE("id", 0, "clearImmediate(h[$id]);"),
    REFRESH("id", 0, "h[$id]?.refresh();"),
    REF("id", 0, "h[$id]?.ref();"),
    UNREF("id", 0, "h[$id]?.unref();"),

    /** Runs its body only in one run of what the id counts. */
    NTH("id run", 1, "if (c[$id] === $run) {0}"),
    THROW("token", 0, "throw new Error('$token');"),
    TRY("", 2, "try {0} catch {1}"),

    RESOLVED("id", 0, "p[$id] = Promise.resolve();"),
    REJECTED("id token", 0, "p[$id] = Promise.reject(new Error('$token'));"),
    PENDING("id", 0, "p[$id] = new Promise((fulfil, reject) => { s[$id] = { fulfil, reject }; });"),
    FULFIL("id", 0, "s[$id]?.fulfil();"),
    FULFIL_WITH("id other", 0, "s[$id]?.fulfil(p[$other]);"),
    REJECT("id token", 0, "s[$id]?.reject(new Error('$token'));"),
    THEN("id other", 1, "p[$id] = p[$other]?.then(() => {0});"),
    THEN_EITHER("id other", 2, "p[$id] = p[$other]?.then(() => {0}, () => {1});"),
    THEN_FOLLOW("id other followed", 1, "p[$id] = p[$other]?.then(() => { {0} return p[$followed]; });"),
    CATCH("id other", 1, "p[$id] = p[$other]?.catch(() => {0});"),
    FINALLY("id other", 1, "p[$id] = p[$other]?.finally(() => {0});"),
    ALL("id first second", 0, "p[$id] = Promise.all([p[$first], p[$second]]);"),
    ALL_SETTLED("id first second", 0, "p[$id] = Promise.allSettled([p[$first], p[$second]]);"),
    ANY("id first second", 0, "p[$id] = Promise.any([p[$first], p[$second]]);"),
    RACE("id first second", 0, "p[$id] = Promise.race([p[$first], p[$second]]);"),

    ASYNC("id", 1, "p[$id] = (async () => {0})();"),
    AWAIT_NOTHING("", 0, "await undefined;"),
    AWAIT("id", 0, "await p[$id];"),
    AWAIT_TIMEOUT("millis", 0, "await new Promise((fulfil) => setTimeout(fulfil, $millis));"),
    AWAIT_IMMEDIATE("", 0, "await new Promise((fulfil) => setImmediate(fulfil));"),
    AWAIT_TICK("", 0, "await new Promise((fulfil) => process.nextTick(fulfil));"),
    AWAIT_STAT("", 0, "await fs.promises.stat(__filename);"),
    AWAIT_MISSING("", 0, "await fs.promises.stat(missing);"),
    AWAIT_READ_FILE("", 0, "await fs.promises.readFile(__filename);"),

    STAT("id count", 1, "times($count, () => fs.stat(__filename, () => {0+}));"),
    ACCESS("id count", 1, "times($count, () => fs.access(__filename, () => {0+}));"),
    MISSING("id count", 1, "times($count, () => fs.stat(missing, (error) => { L(M(error)); {0+} }));"),
    READ_FILE("id count", 1, "times($count, () => fs.readFile(__filename, () => {0+}));"),
    OPEN_CLOSE("id count", 1,
        "times($count, () => fs.open(__filename, (error, file) => fs.close(file, () => {0+})));"),
    READ("id count", 1, "times($count, () => fs.open(__filename, (error, file) => "
        + "fs.read(file, Buffer.alloc(9), 0, 9, 0, () => fs.close(file, () => {0+}))));"),
    STAT_PROMISE("id count", 1, "times($count, () => fs.promises.stat(__filename).then(() => {0+}));"),
    MISSING_PROMISE("id count", 1,
        "times($count, () => fs.promises.stat(missing).catch((error) => { L(M(error)); {0+} }));"),
    READ_FILE_PROMISE("id count", 1,
        "times($count, () => fs.promises.readFile(__filename).then(() => {0+}));"),

    ON_UNCAUGHT("id", 1, "on('uncaughtException', (error, origin) => { L(M(error, origin)); {0+} });"),
    OFF_UNCAUGHT("", 0, "process.removeAllListeners('uncaughtException');"),
    ON_MONITOR("id", 1,
        "on('uncaughtExceptionMonitor', (error, origin) => { L(M(error, origin)); {0+} });"),
    CAPTURE("id", 1, "capture((error) => { L(M(error)); {0+} });"),
    RELEASE("", 0, "process.setUncaughtExceptionCaptureCallback(null);"),
    ON_REJECTION("id", 1, "on('unhandledRejection', (error) => { L(M(error)); {0+} });"),
    OFF_REJECTION("", 0, "process.removeAllListeners('unhandledRejection');"),
    ON_REJECTION_HANDLED("id", 1, "on('rejectionHandled', () => {0+});"),
    ON_BEFORE_EXIT("id", 1, "process.on('beforeExit', (code) => { L(code); {0+} });"),
    ON_EXIT("id", 1, "process.on('exit', (code) => { L(code); {0+} });"),
    EXIT("code", 0, "process.exit($code);"),
    EXIT_CODE("code", 0, "process.exitCode = $code;");

    private final List<String> words;
    private final int bodyCount;
    private final String template;

    Kind(final String words, final int bodyCount, final String template) {
        this.words = words.isEmpty() ? List.of() : List.of(words.split(" "));
        this.bodyCount = bodyCount;
        this.template = template;
    }

    /** {@return the names of its words} */
    List<String> words() {
        return words;
    }

    int bodyCount() {
        return bodyCount;
    }

    String template() {
        return template;
    }

    /** {@return whether it stands in the body of an async function only} */
    boolean isAwait() {
        return name().startsWith("AWAIT");
    }

    /** {@return its name in the text form of programs} */
    String keyword() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Kind of(final String keyword) {
        try {
            return valueOf(keyword.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (final IllegalArgumentException unknown) {
            throw new IllegalArgumentException("no statement is called \"" + keyword + "\"", unknown);
        }
    }
}
