package dev.sixphase.loop.script;

/** Unwinds a program that asked for its end. Who catches it finds it thrown again as the callback ends. */
public final class ExitSignal extends Error {
    private static final long serialVersionUID = 1L;

    ExitSignal() {
        super("the program ends", null, false, false);
    }
}
