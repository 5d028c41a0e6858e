package dev.sixphase.loop.core;

/** What one phase of an iteration does. */
interface Phase {
    void run();
}
