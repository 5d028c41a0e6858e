/*
 * echo_load.c - drives an echo server over the loopback interface, and measures what that costs the server.
 *
 * echo_load PORT SERVER-PID CONNECTIONS BYTES IN-FLIGHT WARM-UP-MILLIS MILLIS [hold]
 *
 * Each connection has so many messages under way; an answer that is complete is followed by the next message.
 * After the warm-up it prints, for the time that follows, lines of a name and a number: messages, the processor time
 * of the server, and the time from the sending of a message to the end of its answer.
 *
 * With "hold" the server is at rest before and after what is measured, so that what somebody else counts there belongs
 * to these messages and to no others: after the warm-up it waits for all answers, prints "holding", and goes on when
 * its input has a line; at the end it waits for all answers, and counts them.
 */
#define _GNU_SOURCE
#include "histogram.h"
#include "server_cpu.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define MAX_IN_FLIGHT 64
#define READ_BYTES (256 * 1024)
#define MAX_EVENTS 1024
#define NANOS_PER_MILLI UINT64_C(1000000)
#define REST_MILLIS 10000

struct connection {
  int descriptor;
  int watches_room;
  size_t unsent;        /* bytes of messages that are under way by the clock, but not with the kernel */
  size_t received;      /* bytes of the answer that is coming in */
  unsigned first;       /* the oldest message under way, as an index of sent_at */
  uint64_t sent_at[MAX_IN_FLIGHT];
};

struct load {
  int connections;
  size_t message_bytes;
  unsigned in_flight;
  uint64_t messages;
  uint64_t under_way;
  int measuring;
  int ending;           /* answers are followed by nothing */
  int epoll;
};

static struct histogram latencies;
static char read_buffer[READ_BYTES];
static char *payload; /* in_flight messages, one after the other */

static uint64_t now_nanos(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (uint64_t) now.tv_sec * 1000 * NANOS_PER_MILLI + (uint64_t) now.tv_nsec;
}

static void fail(const char *what) {
  fprintf(stderr, "echo_load: %s: %s\n", what, strerror(errno));
  exit(1);
}

static void watch_room(const struct load *load, struct connection *connection, int room) {
  struct epoll_event event = {.events = EPOLLIN | (room ? (uint32_t) EPOLLOUT : 0), .data = {.ptr = connection}};
  if (room != connection->watches_room) {
    connection->watches_room = room;
    if (epoll_ctl(load->epoll, EPOLL_CTL_MOD, connection->descriptor, &event) != 0) {
      fail("epoll_ctl");
    }
  }
}

static void send_unsent(const struct load *load, struct connection *connection) {
  while (connection->unsent > 0) {
    ssize_t count = send(connection->descriptor, payload, connection->unsent, MSG_NOSIGNAL);
    if (count < 0 && errno != EAGAIN) {
      fail("send");
    }
    if (count < 0) {
      break;
    }
    connection->unsent -= (size_t) count;
  }
  watch_room(load, connection, connection->unsent > 0);
}

/* Takes answers, and has as many messages follow. */
static void answered(struct load *load, struct connection *connection, unsigned count) {
  uint64_t now = now_nanos();
  for (unsigned index = 0; index < count; index++) {
    uint64_t *sent_at = &connection->sent_at[connection->first];
    if (load->measuring) {
      histogram_record(&latencies, now - *sent_at);
      load->messages++;
    }
    *sent_at = now;
    connection->first = (connection->first + 1) % load->in_flight;
  }
  if (load->ending) {
    load->under_way -= count;
    return;
  }
  connection->unsent += count * load->message_bytes;
  send_unsent(load, connection);
}

static void receive(struct load *load, struct connection *connection) {
  ssize_t count = recv(connection->descriptor, read_buffer, sizeof read_buffer, 0);
  unsigned complete;
  if (count == 0) {
    errno = ECONNRESET;
    fail("the server closed a connection");
  }
  if (count < 0) {
    if (errno != EAGAIN) {
      fail("recv");
    }
    return;
  }
  connection->received += (size_t) count;
  complete = (unsigned) (connection->received / load->message_bytes);
  connection->received %= load->message_bytes;
  if (complete > 0) {
    answered(load, connection, complete);
  }
}

static void turn(struct load *load) {
  static struct epoll_event events[MAX_EVENTS];
  int count = epoll_wait(load->epoll, events, MAX_EVENTS, 100);
  for (int index = 0; index < count; index++) {
    struct connection *connection = events[index].data.ptr;
    if (events[index].events & EPOLLOUT) {
      send_unsent(load, connection);
    }
    if (events[index].events & ~(uint32_t) EPOLLOUT) {
      receive(load, connection);
    }
  }
}

static void run_until(struct load *load, uint64_t end_nanos) {
  while (now_nanos() < end_nanos) {
    turn(load);
  }
}

/* Until nothing is under way. */
static void run_out(struct load *load) {
  uint64_t latest = now_nanos() + REST_MILLIS * NANOS_PER_MILLI;
  load->ending = 1;
  while (load->under_way > 0) {
    if (now_nanos() > latest) {
      errno = ETIMEDOUT;
      fail("the last answers");
    }
    turn(load);
  }
  load->ending = 0;
}

static void open_connections(const struct load *load, struct connection *connections, int port) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t) port)};
  int one = 1;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  for (int index = 0; index < load->connections; index++) {
    struct connection *connection = &connections[index];
    struct epoll_event event = {.events = EPOLLIN, .data = {.ptr = connection}};
    connection->descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (connection->descriptor < 0
        || connect(connection->descriptor, (struct sockaddr *) &address, sizeof address) != 0) {
      fail("connect");
    }
    setsockopt(connection->descriptor, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (epoll_ctl(load->epoll, EPOLL_CTL_ADD, connection->descriptor, &event) != 0) {
      fail("epoll_ctl");
    }
  }
}

static void send_first(struct load *load, struct connection *connections) {
  load->under_way = (uint64_t) load->connections * load->in_flight;
  for (int index = 0; index < load->connections; index++) {
    struct connection *connection = &connections[index];
    uint64_t now = now_nanos();
    for (unsigned message = 0; message < load->in_flight; message++) {
      connection->sent_at[message] = now;
    }
    connection->unsent = load->in_flight * load->message_bytes;
    /* Blocking until now; from here on a server that is slow to read must not stop the others. */
    if (fcntl(connection->descriptor, F_SETFL, O_NONBLOCK) != 0) {
      fail("fcntl");
    }
    send_unsent(load, connection);
  }
}

/* For somebody who is to watch the server: nothing happens there until the line comes. */
static void hold(struct load *load, struct connection *connections) {
  int next;
  run_out(load);
  puts("holding");
  fflush(stdout);
  do {
    next = getchar();
  } while (next != EOF && next != '\n');
  send_first(load, connections);
}

static void print(const char *name, uint64_t value) {
  printf("%s %" PRIu64 "\n", name, value);
}

static void print_all(const struct load *load, uint64_t nanos, const struct server_cpu *before,
                      const struct server_cpu *after) {
  print("messages", load->messages);
  print("nanos", nanos);
  print("cpuNanos", after->total_nanos - before->total_nanos);
  print("userTicks", after->user_ticks - before->user_ticks);
  print("systemTicks", after->system_ticks - before->system_ticks);
  print("p50Nanos", histogram_quantile(&latencies, 0.5));
  print("p99Nanos", histogram_quantile(&latencies, 0.99));
  print("p999Nanos", histogram_quantile(&latencies, 0.999));
}

static long number(const char *text, const char *name, long least, long most) {
  char *end;
  long value = strtol(text, &end, 10);
  if (*text == '\0' || *end != '\0' || value < least || value > most) {
    fprintf(stderr, "echo_load: %s must be from %ld to %ld: %s\n", name, least, most, text);
    exit(2);
  }
  return value;
}

int main(int argc, char **argv) {
  struct load load = {0};
  struct connection *connections;
  struct server_cpu before;
  struct server_cpu after;
  uint64_t start;
  uint64_t end;
  int process;
  int holds = argc == 9 && strcmp(argv[8], "hold") == 0;
  if (argc != 8 && !holds) {
    fprintf(stderr, "echo_load PORT SERVER-PID CONNECTIONS BYTES IN-FLIGHT WARM-UP-MILLIS MILLIS [hold]\n");
    return 2;
  }
  process = (int) number(argv[2], "SERVER-PID", 1, INT32_MAX);
  load.connections = (int) number(argv[3], "CONNECTIONS", 1, 60000);
  load.message_bytes = (size_t) number(argv[4], "BYTES", 1, 1 << 20);
  load.in_flight = (unsigned) number(argv[5], "IN-FLIGHT", 1, MAX_IN_FLIGHT);
  load.epoll = epoll_create1(EPOLL_CLOEXEC);
  payload = calloc(load.in_flight, load.message_bytes);
  connections = calloc((size_t) load.connections, sizeof *connections);
  if (payload == NULL || connections == NULL) {
    fail("memory");
  }
  open_connections(&load, connections, (int) number(argv[1], "PORT", 1, 65535));
  send_first(&load, connections);
  run_until(&load, now_nanos() + (uint64_t) number(argv[6], "WARM-UP-MILLIS", 0, 3600000) * NANOS_PER_MILLI);
  if (holds) {
    hold(&load, connections);
  }
  if (server_cpu_read(process, &before) != 0) {
    fail("the server's processor time");
  }
  load.measuring = 1;
  start = now_nanos();
  run_until(&load, start + (uint64_t) number(argv[7], "MILLIS", 1, 3600000) * NANOS_PER_MILLI);
  if (holds) {
    run_out(&load);
  }
  end = now_nanos();
  if (server_cpu_read(process, &after) != 0) {
    fail("the server's processor time");
  }
  print_all(&load, end - start, &before, &after);
  return 0;
}
