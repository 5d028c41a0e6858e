package dev.sixphase.js;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;

/** What {@code lib/internal/loader.js} needs: built-in modules as functions, files as functions and text. */
final class ModuleBinding {
    private static final String HEAD = "(function (exports, require, module, __filename, __dirname) { ";
    private static final String TAIL = "\n})";

    private final Context context;
    private final EngineSources sources = new EngineSources();

    ModuleBinding(final Context context) {
        this.context = context;
    }

    Binding binding() {
        return new Binding("modules")
            .function("builtin", a -> builtin(a[0].asString()))
            .function("hasBuiltin", a -> Builtins.module(a[0].asString()).isPresent())
            .function("packageFile", a -> Packages.file(a[0].asString(), a[1].asString())
                .map(context::eval).orElse(null))
            .function("compile", a -> compile(a[0].asString(), a[1].asString()))
            .function("kind", a -> kind(Path.of(a[0].asString())))
            .function("read", a -> read(Path.of(a[0].asString())))
            .function("realPath", a -> realPath(Path.of(a[0].asString())));
    }

    private Value builtin(final String id) {
        return context.eval(Builtins.module(id).orElseThrow());
    }

    private Object compile(final String file, final String text) {
        final String body = text.startsWith("#!") ? "//" + text : text;
        return sources.function(file, HEAD, body, TAIL);
    }

    private static String kind(final Path path) {
        if (Files.isRegularFile(path)) {
            return "file";
        }
        return Files.isDirectory(path) ? "directory" : "none";
    }

    private static String read(final Path path) {
        try {
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (final IOException unreadable) {
            throw new IllegalArgumentException("cannot read " + path + ": " + unreadable, unreadable);
        }
    }

    private static String realPath(final Path path) {
        try {
            return path.toRealPath().toString();
        } catch (final IOException missing) {
            return path.toString();
        }
    }
}
