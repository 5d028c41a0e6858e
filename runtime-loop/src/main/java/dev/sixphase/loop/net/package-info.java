/**
 * The sockets: streams, servers and datagrams over the transport of whichever poller the loop has.
 *
 * <p><b>Start here:</b> {@link dev.sixphase.loop.net.LoopNet} opens them. A message comes in by {@code
 * SocketStream.onReady} and leaves by {@code SocketStream.write}; nothing lies between the two but the
 * callback scope and the application.
 *
 * <p><b>Threads.</b> The loop's thread only.
 */
package dev.sixphase.loop.net;
