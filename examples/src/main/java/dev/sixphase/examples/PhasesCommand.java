package dev.sixphase.examples;

import dev.sixphase.api.EventLoop;
import dev.sixphase.api.HookHandle;
import dev.sixphase.api.LoopPhase;
import dev.sixphase.api.UdpOptions;
import dev.sixphase.api.UdpSocket;
import dev.sixphase.api.spi.PhaseHook;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine.Command;

/**
 * Gives every phase something to do, each in the one before, and runs the iteration. A socket that sends to
 * itself is all it takes.
 */
@Command(name = "phases",
    description = "One iteration of the loop, live: every phase, what it is for and what runs in it.")
final class PhasesCommand extends LoopCommand {
    private PhaseNotes notes;
    private EventLoop loop;
    private UdpSocket socket;

    @Override
    List<PhaseHook> hooks(final Console console) {
        notes = new PhaseNotes(console);
        return List.of(notes);
    }

    @Override
    void run(final Session session) throws IOException {
        loop = session.loop();
        socket = loop.net().bindUdp(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            UdpOptions.defaults());
        socket.onMessage((message, sender) ->
            received(StandardCharsets.US_ASCII.decode(message).toString()));
        socket.onClose(() -> notes.note("the socket is closed: its number may be given out again"));
        startHook(LoopPhase.IDLE, "an idle hook stops itself: otherwise the poll would not wait");
        startHook(LoopPhase.PREPARE, "a prepare hook: from here on the loop may wait");
        startHook(LoopPhase.CHECK, "a check hook: the loop has waited");

        session.console().say("One iteration on poller " + loop.backend().name() + ", from top to bottom:");
        loop.run(this::send);
    }

    private void startHook(final LoopPhase phase, final String line) {
        final HookHandle[] hook = new HookHandle[1];
        hook[0] = loop.newHook(phase, () -> {
            notes.note(line);
            hook[0].stop();
        });
        hook[0].start();
    }

    private void send() {
        final ByteBuffer message = ByteBuffer.wrap("a datagram".getBytes(StandardCharsets.US_ASCII));
        socket.send(message, socket.localAddress(), (failure, nothing) ->
            notes.note(failure == null ? "the datagram is sent, which was known when we asked, and told now"
                : Console.describe(failure)));
    }

    private void received(final String message) {
        notes.note(message + " has come in; its callback asks for the four that follow");
        loop.setImmediate(this::checked);
        loop.execute(() -> notes.note("a task: any thread may leave one here"));
        loop.queueMicrotask(() -> notes.note("a microtask: after the callback and its ticks"));
        loop.nextTick(() -> notes.note("a next tick: right after the callback"));
    }

    private void checked() {
        notes.note("an immediate: it closes the socket and sets a timer of 0 ms");
        socket.close();
        loop.newTimer().start(() -> notes.note("the timer; nothing is left now, so the loop ends"), 0, 0);
    }
}
