package dev.sixphase.loop.group;

import dev.sixphase.api.EventLoop;
import dev.sixphase.api.LoopChooser;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What the application says of a group.
 *
 * @param threads makes one thread a loop
 * @param chooser says which loop is next
 * @param onStart runs first on each loop
 * @param onShutdown runs on each loop when the group is shut down
 * @param onFailure hears of a loop that ends before its time
 * @param atEnd runs once, after the last loop is closed
 */
public record GroupSettings(ThreadFactory threads, LoopChooser chooser, Consumer<? super EventLoop> onStart,
    Consumer<? super EventLoop> onShutdown, BiConsumer<? super EventLoop, ? super Throwable> onFailure,
    Runnable atEnd) { }
