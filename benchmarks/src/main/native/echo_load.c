/*
 * echo_load.c - drives an echo server over the loopback interface, and measures what that costs the server.
 *
 * echo_load PORT SERVER-PID CONNECTIONS BYTES IN-FLIGHT WARM-UP-MILLIS MILLIS
 *
 * Each connection has so many messages under way; an answer that is complete is followed by the next message.
 * After the warm-up it prints, for the time that follows, one line of JSON: messages, the processor time of the
 * server, and the time from the sending of a message to the end of its answer.
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
  int measuring;
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

static void run_until(struct load *load, uint64_t end_nanos) {
  static struct epoll_event events[MAX_EVENTS];
  while (now_nanos() < end_nanos) {
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

static void send_first(const struct load *load, struct connection *connections) {
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

static void print(const struct load *load, uint64_t nanos, const struct server_cpu *before,
                  const struct server_cpu *after) {
  printf("{\"messages\":%" PRIu64 ",\"nanos\":%" PRIu64 ",\"cpuNanos\":%" PRIu64 ",\"userTicks\":%" PRIu64
         ",\"systemTicks\":%" PRIu64 ",\"p50Nanos\":%" PRIu64 ",\"p99Nanos\":%" PRIu64 ",\"p999Nanos\":%" PRIu64
         ",\"maxNanos\":%" PRIu64 "}\n",
         load->messages, nanos, after->total_nanos - before->total_nanos, after->user_ticks - before->user_ticks,
         after->system_ticks - before->system_ticks, histogram_quantile(&latencies, 0.5),
         histogram_quantile(&latencies, 0.99), histogram_quantile(&latencies, 0.999),
         histogram_quantile(&latencies, 1));
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
  if (argc != 8) {
    fprintf(stderr, "echo_load PORT SERVER-PID CONNECTIONS BYTES IN-FLIGHT WARM-UP-MILLIS MILLIS\n");
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
  if (server_cpu_read(process, &before) != 0) {
    fail("the server's processor time");
  }
  load.measuring = 1;
  start = now_nanos();
  run_until(&load, start + (uint64_t) number(argv[7], "MILLIS", 1, 3600000) * NANOS_PER_MILLI);
  end = now_nanos();
  if (server_cpu_read(process, &after) != 0) {
    fail("the server's processor time");
  }
  print(&load, end - start, &before, &after);
  return 0;
}
