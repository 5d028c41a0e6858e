package dev.sixphase.loop.group;

import dev.sixphase.api.spi.StreamSocket;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

class ArrivalsTest {
    private final Queue<Runnable> mail = new ArrayDeque<>();
    private final List<StreamSocket> received = new ArrayList<>();
    private final StreamSocket first = Mockito.mock(StreamSocket.class);
    private final StreamSocket second = Mockito.mock(StreamSocket.class);
    private boolean loopIsClosed;
    private final Arrivals arrivals = new Arrivals(task -> {
        if (loopIsClosed) {
            throw new RejectedExecutionException();
        }
        mail.add(task);
    });

    private void runMail() {
        while (!mail.isEmpty()) {
            mail.poll().run();
        }
    }

    @Test
    void eachConnectionArrivesByATaskOfItsOwnInOrder() throws IOException {
        arrivals.add(first, received::add);
        arrivals.add(second, received::add);
        assertEquals(2, mail.size());
        assertEquals(List.of(), received);

        runMail();

        assertEquals(List.of(first, second), received);
        verify(first, never()).close();
    }

    @Test
    void whatArrivesAtALoopThatRefusesIsClosed() throws IOException {
        arrivals.add(first, received::add);
        arrivals.refuse();
        arrivals.add(second, received::add);

        runMail();

        assertEquals(List.of(), received);
        verify(first).close();
        verify(second).close();
    }

    @Test
    void whatALoopHadNotOpenedWhenItWasClosedIsClosed() throws IOException {
        arrivals.add(first, received::add);
        mail.clear();

        arrivals.closeAll();

        verify(first).close();
    }

    @Test
    void whatComesAfterTheLoopWasClosedIsClosed() throws IOException {
        loopIsClosed = true;

        arrivals.add(first, received::add);

        verify(first).close();
        assertEquals(List.of(), received);
    }

    @Test
    void aTaskThatFindsNothingLeftDoesNothing() throws IOException {
        arrivals.add(first, received::add);
        arrivals.closeAll();

        runMail();

        assertEquals(List.of(), received);
        verify(first).close();
    }

    @Test
    void aCloseThatFailsKeepsNoOtherFromBeingClosed() throws IOException {
        Mockito.doThrow(new IOException("told to fail")).when(first).close();
        arrivals.add(first, received::add);
        arrivals.add(second, received::add);

        arrivals.closeAll();

        verify(second).close();
    }
}
