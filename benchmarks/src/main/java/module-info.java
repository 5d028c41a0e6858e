/**
 * JMH benchmarks, one class per question. JMH is an automatic module and forks JVMs of its own, so they run
 * from the class path; the module is what the sources compile against, and open to what JMH generates.
 */
open module dev.sixphase.benchmarks {
    requires dev.sixphase.api;
    requires io.activej.bytebuf;
    requires io.activej.common;
    requires io.activej.eventloop;
    requires io.activej.net;
    requires io.activej.promise;
    requires io.netty.buffer;
    requires io.netty.common;
    requires io.netty.transport;
    requires io.netty.transport.classes.epoll;
    requires io.netty.transport.classes.io_uring;
    requires java.management;
    requires jmh.core;
}
