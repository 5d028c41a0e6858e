/*
 * echo_idle.c - opens many connections to an echo server at once, has each echo one message, and then keeps them.
 *
 * echo_idle PORT CONNECTIONS
 *
 * Prints lines of a name and a number: how long it took from a connect to the answer, and how many times that was more
 * than a second. Then it prints "holding", and waits for the end of its input.
 */
#define _GNU_SOURCE
#include "histogram.h"

#include <errno.h>
#include <inttypes.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define MAX_CONNECTIONS 60000
#define MAX_EVENTS 1024
#define MESSAGE_BYTES 64
#define NANOS_PER_SECOND UINT64_C(1000000000)
#define LONGEST_SECONDS 60

struct connection {
  int descriptor;
  int sent;
  size_t received;
  uint64_t connected_at;
};

static struct connection connections[MAX_CONNECTIONS];
static struct histogram answers;
static int epoll;

static uint64_t now_nanos(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (uint64_t) now.tv_sec * NANOS_PER_SECOND + (uint64_t) now.tv_nsec;
}

static void fail(const char *what) {
  fprintf(stderr, "echo_idle: %s: %s\n", what, strerror(errno));
  exit(1);
}

static void watch(int operation, struct connection *connection, uint32_t events) {
  struct epoll_event event = {.events = events, .data = {.ptr = connection}};
  if (epoll_ctl(epoll, operation, connection->descriptor, &event) != 0) {
    fail("epoll_ctl");
  }
}

static void open_connection(struct connection *connection, int port) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t) port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  connection->descriptor = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (connection->descriptor < 0) {
    fail("socket (see ulimit -n)");
  }
  connection->connected_at = now_nanos();
  if (connect(connection->descriptor, (struct sockaddr *) &address, sizeof address) != 0
      && errno != EINPROGRESS) {
    fail("connect");
  }
  watch(EPOLL_CTL_ADD, connection, EPOLLOUT);
}

static void send_message(struct connection *connection) {
  static const char message[MESSAGE_BYTES];
  if (send(connection->descriptor, message, sizeof message, MSG_NOSIGNAL) != (ssize_t) sizeof message) {
    fail("send");
  }
  connection->sent = 1;
  watch(EPOLL_CTL_MOD, connection, EPOLLIN);
}

/* Returns whether the answer is complete. */
static int receive(struct connection *connection) {
  char bytes[MESSAGE_BYTES];
  ssize_t count = recv(connection->descriptor, bytes, sizeof bytes, 0);
  if (count <= 0) {
    errno = count == 0 ? ECONNRESET : errno;
    fail("recv");
  }
  connection->received += (size_t) count;
  return connection->received == MESSAGE_BYTES;
}

/* Returns how many answers took longer than a second. */
static unsigned await_answers(unsigned open) {
  static struct epoll_event events[MAX_EVENTS];
  unsigned late = 0;
  uint64_t latest = now_nanos() + LONGEST_SECONDS * NANOS_PER_SECOND;
  while (open > 0) {
    int count = epoll_wait(epoll, events, MAX_EVENTS, 1000);
    if (now_nanos() > latest) {
      errno = ETIMEDOUT;
      fail("the answers");
    }
    for (int index = 0; index < count; index++) {
      struct connection *connection = events[index].data.ptr;
      if (!connection->sent) {
        send_message(connection);
      } else if (receive(connection)) {
        uint64_t nanos = now_nanos() - connection->connected_at;
        histogram_record(&answers, nanos);
        late += nanos > NANOS_PER_SECOND;
        open--;
      }
    }
  }
  return late;
}

int main(int argc, char **argv) {
  int port = argc == 3 ? atoi(argv[1]) : 0;
  int count = argc == 3 ? atoi(argv[2]) : 0;
  unsigned late;
  if (port < 1 || port > 65535 || count < 1 || count > MAX_CONNECTIONS) {
    fprintf(stderr, "echo_idle PORT CONNECTIONS (at most %d)\n", MAX_CONNECTIONS);
    return 2;
  }
  epoll = epoll_create1(EPOLL_CLOEXEC);
  for (int index = 0; index < count; index++) {
    open_connection(&connections[index], port);
  }
  late = await_answers((unsigned) count);
  printf("p50Nanos %" PRIu64 "\nmaxNanos %" PRIu64 "\nlate %u\n", histogram_quantile(&answers, 0.5),
         histogram_quantile(&answers, 1), late);
  puts("holding");
  fflush(stdout);
  while (getchar() != EOF) {
  }
  return 0;
}
