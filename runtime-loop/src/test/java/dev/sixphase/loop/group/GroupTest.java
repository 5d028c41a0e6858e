package dev.sixphase.loop.group;

import dev.sixphase.api.EventLoop;
import dev.sixphase.api.EventLoopGroup;
import dev.sixphase.api.LoopChooser;
import dev.sixphase.api.NoBackendException;
import dev.sixphase.api.spi.PollerProvider;
import dev.sixphase.api.spi.WorkerPool;
import dev.sixphase.conformance.OpenDescriptors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@ParameterizedClass
@MethodSource("dev.sixphase.loop.group.Ways#backends")
@Timeout(60)
class GroupTest {
    @Parameter
    private PollerProvider backend;
    private EventLoopGroup group;

    @AfterEach
    void close() {
        if (group != null) {
            group.close();
        }
    }

    private EventLoopGroup.Builder builder(final int loopCount) {
        return EventLoopGroup.builder().loopCount(loopCount).eachLoop(each -> each.poller(backend));
    }

    private static <T> T on(final EventLoop loop, final Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, loop::execute).join();
    }

    @Test
    void eachLoopRunsOnAThreadOfItsOwn() {
        group = builder(3).threadName("test").build();
        final List<String> names = new ArrayList<>();
        for (final EventLoop loop : group.loops()) {
            names.add(on(loop, () -> Thread.currentThread().getName()));
            assertTrue(on(loop, loop::isLoopThread));
            assertTrue(on(loop, group::isLoopThread));
        }
        assertEquals(List.of("test-0", "test-1", "test-2"), names);
        assertFalse(group.isLoopThread());
    }

    @Test
    void withoutACountThereIsALoopForEachProcessor() {
        group = EventLoopGroup.builder().eachLoop(each -> each.poller(backend)).build();
        assertEquals(Runtime.getRuntime().availableProcessors(), group.loops().size());
    }

    @Test
    void loopsTakeTurns() {
        group = builder(3).build();
        final List<EventLoop> said = new ArrayList<>();
        for (int turn = 0; turn < 6; turn++) {
            said.add(group.next());
        }
        final List<EventLoop> twice = new ArrayList<>(group.loops());
        twice.addAll(group.loops());
        assertEquals(twice, said);
    }

    @Test
    void aTaskRunsOnTheLoopThatIsNext() {
        group = builder(2).chooser(loops -> loops.get(1)).build();
        final CompletableFuture<EventLoop> ran = new CompletableFuture<>();
        group.execute(() -> ran.complete(EventLoop.current()));
        assertSame(group.loops().get(1), ran.join());
    }

    @Test
    void aChooserThatSaysAStrangerIsRefused() {
        try (EventLoop stranger = EventLoop.builder().poller(backend).build()) {
            group = builder(1).chooser(loops -> stranger).build();
            final Throwable refusal = assertThrows(IllegalStateException.class, group::next);
            assertTrue(refusal.getMessage().contains("no loop of this group"), refusal.getMessage());
        }
    }

    @Test
    void theLoopWithTheFewestHandlesCanBeChosen() {
        group = builder(3).chooser(LoopChooser.fewestHandles()).build();
        final EventLoop first = group.next();
        assertSame(group.loops().get(0), first);
        on(first, first::newTimer);
        assertSame(group.loops().get(1), group.next());
        on(group.loops().get(1), group.loops().get(1)::newTimer);
        assertSame(group.loops().get(2), group.next());
    }

    @Test
    void aLoopKnowsItsGroup() {
        group = builder(2).build();
        for (final EventLoop loop : group.loops()) {
            assertSame(group, on(loop, () -> EventLoop.current().group()));
        }
        try (EventLoop alone = EventLoop.builder().poller(backend).build()) {
            assertNull(alone.group());
        }
    }

    @Test
    void aGroupHasAtLeastOneLoop() {
        final Throwable refusal = assertThrows(IllegalArgumentException.class,
            () -> EventLoopGroup.builder().loopCount(0));
        assertTrue(refusal.getMessage().endsWith(": 0"), refusal.getMessage());
    }

    @Test
    void settingsGoToEachLoopAndItsStartIsItsFirstCallback() {
        final AtomicInteger settings = new AtomicInteger();
        final List<EventLoop> started = Collections.synchronizedList(new ArrayList<>());
        group = EventLoopGroup.builder().loopCount(3).eachLoop(each -> {
            each.poller(backend);
            settings.incrementAndGet();
        }).onStart(started::add).build();
        for (final EventLoop loop : group.loops()) {
            assertEquals(backend.name(), loop.backend().name());
            on(loop, () -> assertContains(started, loop));
        }
        assertEquals(3, settings.get());
    }

    private static boolean assertContains(final List<EventLoop> started, final EventLoop loop) {
        assertTrue(started.contains(loop));
        return true;
    }

    @Test
    void onceTheGroupIsMadeOnlyItsThreadsMayUseItsLoops() {
        group = builder(2).build();
        for (final EventLoop loop : group.loops()) {
            assertThrows(IllegalStateException.class, () -> loop.setTimeout(() -> { }, 1));
            assertThrows(IllegalStateException.class, loop::close);
            assertThrows(IllegalStateException.class, () -> loop.run(() -> { }));
        }
    }

    @Test
    void loopsShareOnePool() {
        group = EventLoopGroup.builder().loopCount(2)
            .eachLoop(each -> each.poller(backend).workerCount(1)).build();
        final Set<Thread> workers = new HashSet<>();
        for (final EventLoop loop : group.loops()) {
            final CompletableFuture<Thread> worker = new CompletableFuture<>();
            loop.execute(() -> loop.submit(WorkerPool.Kind.CPU, Thread::currentThread,
                (failure, thread) -> worker.complete(thread)));
            workers.add(worker.join());
        }
        assertEquals(1, workers.size());

        group.close();
        workers.forEach(GroupTest::join);
    }

    private static void join(final Thread thread) {
        try {
            thread.join();
        } catch (final InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aPoolThatIsGivenIsUsedAndStaysOpen() {
        final List<WorkerPool.Kind> submitted = new ArrayList<>();
        final AtomicInteger closed = new AtomicInteger();
        final WorkerPool pool = new InlinePool(submitted, closed);
        group = EventLoopGroup.builder().loopCount(2)
            .eachLoop(each -> each.poller(backend).workerPool(pool)).build();
        final EventLoop loop = group.next();
        final CompletableFuture<String> outcome = new CompletableFuture<>();
        loop.execute(() -> loop.submit(WorkerPool.Kind.CPU, () -> "done",
            (failure, text) -> outcome.complete(text)));
        assertEquals("done", outcome.join());

        group.close();

        assertEquals(List.of(WorkerPool.Kind.CPU), submitted);
        assertEquals(0, closed.get());
    }

    @Test
    void aFactoryThatGivesNoThreadIsRefusedAndNothingIsLeftOpen() throws IOException {
        final int descriptorsBefore = OpenDescriptors.count();
        final AtomicInteger asked = new AtomicInteger();
        final Throwable refusal = assertThrows(IllegalStateException.class, () -> builder(3)
            .threadFactory(work -> asked.getAndIncrement() < 2 ? new Thread(work) : null).build());
        assertTrue(refusal.getMessage().contains("gave no thread"), refusal.getMessage());
        assertEquals(descriptorsBefore, OpenDescriptors.count());
    }

    @Test
    void aThreadThatCannotBeStartedEndsThoseThatWere() throws IOException {
        final int descriptorsBefore = OpenDescriptors.count();
        final List<Thread> threads = new ArrayList<>();
        assertThrows(OutOfMemoryError.class, () -> builder(3).threadFactory(work -> {
            final Thread thread = threads.size() < 2 ? new Thread(work) : new Unstartable(work);
            threads.add(thread);
            return thread;
        }).build());
        threads.forEach(thread -> assertFalse(thread.isAlive()));
        assertEquals(descriptorsBefore, OpenDescriptors.count());
    }

    @Test
    void ifOneLoopCannotBeMadeNoneIsLeftOpen() throws IOException {
        final int descriptorsBefore = OpenDescriptors.count();
        final AtomicInteger made = new AtomicInteger();
        assertThrows(NoBackendException.class, () -> EventLoopGroup.builder().loopCount(3).eachLoop(each -> {
            if (made.getAndIncrement() < 2) {
                each.poller(backend);
            } else {
                each.poller("none of this name");
            }
        }).build());
        assertEquals(descriptorsBefore, OpenDescriptors.count());
    }

    /** As on a system that has no thread left. */
    private static final class Unstartable extends Thread {
        Unstartable(final Runnable work) {
            super(work);
        }

        @Override
        public void start() {
            throw new OutOfMemoryError("unable to create native thread, as told");
        }
    }
}
