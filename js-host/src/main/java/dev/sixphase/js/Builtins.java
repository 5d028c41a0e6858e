package dev.sixphase.js;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.graalvm.polyglot.Source;

/**
 * The JavaScript that the host brings, parsed once for all contexts of an engine.
 *
 * <p><b>Threads.</b> Any.
 */
final class Builtins {
    private static final String HEAD =
        "(function (exports, require, module, process, internalBinding) { 'use strict';";
    private static final String TAIL = "\n})";
    private static final Map<String, Optional<Source>> KNOWN = new ConcurrentHashMap<>();

    private Builtins() {
    }

    /** {@return a few lines that stand in a Java source} */
    static Source snippet(final String name, final String text) {
        return Source.newBuilder("js", text, "node:internal/" + name).internal(true).buildLiteral();
    }

    /** {@return the module as a function, or nothing if there is none of this name} */
    static Optional<Source> module(final String id) {
        return KNOWN.computeIfAbsent(id, Builtins::read);
    }

    private static Optional<Source> read(final String id) {
        if (!id.matches("[a-z_/0-9]+")) {
            return Optional.empty();
        }
        try (InputStream in = Builtins.class.getResourceAsStream("lib/" + id + ".js")) {
            if (in == null) {
                return Optional.empty();
            }
            final String text = HEAD + new String(in.readAllBytes(), StandardCharsets.UTF_8) + TAIL;
            return Optional.of(Source.newBuilder("js", text, "node:" + id).buildLiteral());
        } catch (final IOException unreadable) {
            throw new UncheckedIOException("module " + id + " of the JavaScript host is unreadable",
                unreadable);
        }
    }
}
