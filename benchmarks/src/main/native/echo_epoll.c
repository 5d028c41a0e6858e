/*
 * echo_epoll.c - the yardstick: an echo server that is one epoll loop in C and nothing else. It reads once for
 * each report, writes at once, and waits for room only after a short write.
 *
 * echo_epoll [PORT [THREADS]]     prints "listening on PORT"; ends with its input
 *
 * Each thread has a loop and a listener of its own; the kernel spreads connections over them (SO_REUSEPORT).
 */
#define _GNU_SOURCE
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#define BUFFER_BYTES (64 * 1024)
#define MAX_EVENTS 1024
#define MAX_DESCRIPTORS 65536

/* What a socket did not take; while there is some, nothing is read. */
struct rest {
  char *bytes;
  size_t length;
  size_t written;
};

static _Thread_local char buffer[BUFFER_BYTES];
static struct rest rests[MAX_DESCRIPTORS];
static _Thread_local int epoll;

static void watch(int operation, int descriptor, uint32_t events) {
  struct epoll_event event = {.events = events, .data = {.fd = descriptor}};
  if (epoll_ctl(epoll, operation, descriptor, &event) != 0) {
    perror("epoll_ctl");
    exit(1);
  }
}

static void drop(int descriptor) {
  free(rests[descriptor].bytes);
  memset(&rests[descriptor], 0, sizeof rests[descriptor]);
  close(descriptor);
}

static void keep(int descriptor, const char *bytes, size_t length) {
  struct rest *rest = &rests[descriptor];
  rest->bytes = malloc(length);
  if (rest->bytes == NULL) {
    drop(descriptor);
    return;
  }
  memcpy(rest->bytes, bytes, length);
  rest->length = length;
  rest->written = 0;
  watch(EPOLL_CTL_MOD, descriptor, EPOLLOUT);
}

static void echo(int descriptor) {
  ssize_t count = recv(descriptor, buffer, sizeof buffer, 0);
  ssize_t written;
  if (count <= 0) {
    if (count == 0 || errno != EAGAIN) {
      drop(descriptor);
    }
    return;
  }
  written = send(descriptor, buffer, (size_t) count, MSG_NOSIGNAL);
  if (written < 0 && errno != EAGAIN) {
    drop(descriptor);
  } else if (written < count) {
    size_t done = written < 0 ? 0 : (size_t) written;
    keep(descriptor, buffer + done, (size_t) count - done);
  }
}

static void write_rest(int descriptor) {
  struct rest *rest = &rests[descriptor];
  ssize_t written =
      send(descriptor, rest->bytes + rest->written, rest->length - rest->written, MSG_NOSIGNAL);
  if (written < 0) {
    if (errno != EAGAIN) {
      drop(descriptor);
    }
    return;
  }
  rest->written += (size_t) written;
  if (rest->written == rest->length) {
    free(rest->bytes);
    memset(rest, 0, sizeof *rest);
    watch(EPOLL_CTL_MOD, descriptor, EPOLLIN);
  }
}

static void accept_all(int listener) {
  for (;;) {
    int descriptor = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
    int one = 1;
    if (descriptor < 0) {
      return;
    }
    if (descriptor >= MAX_DESCRIPTORS) {
      close(descriptor);
      continue;
    }
    setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    watch(EPOLL_CTL_ADD, descriptor, EPOLLIN);
  }
}

static int listen_on(int port) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t) port)};
  int one = 1;
  int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
  setsockopt(listener, SOL_SOCKET, SO_REUSEPORT, &one, sizeof one);
  if (bind(listener, (struct sockaddr *) &address, sizeof address) != 0 || listen(listener, 4096) != 0) {
    perror("listen");
    exit(1);
  }
  return listener;
}

static int port_of(int listener) {
  struct sockaddr_in address;
  socklen_t length = sizeof address;
  if (getsockname(listener, (struct sockaddr *) &address, &length) != 0) {
    perror("getsockname");
    exit(1);
  }
  return ntohs(address.sin_port);
}

static void serve(int listener) {
  static _Thread_local struct epoll_event events[MAX_EVENTS];
  epoll = epoll_create1(EPOLL_CLOEXEC);
  watch(EPOLL_CTL_ADD, listener, EPOLLIN);
  watch(EPOLL_CTL_ADD, STDIN_FILENO, EPOLLIN);
  for (;;) {
    int count = epoll_wait(epoll, events, MAX_EVENTS, -1);
    for (int index = 0; index < count; index++) {
      int descriptor = events[index].data.fd;
      if (descriptor == listener) {
        accept_all(listener);
      } else if (descriptor == STDIN_FILENO) {
        exit(0);
      } else if (rests[descriptor].bytes != NULL) {
        write_rest(descriptor);
      } else {
        echo(descriptor);
      }
    }
  }
}

static void *serve_on_a_thread(void *listener) {
  serve((int) (intptr_t) listener);
  return NULL;
}

int main(int argc, char **argv) {
  int listener = listen_on(argc > 1 ? atoi(argv[1]) : 0);
  int threads = argc > 2 ? atoi(argv[2]) : 1;
  int port = port_of(listener);
  for (int other = 1; other < threads; other++) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, serve_on_a_thread, (void *) (intptr_t) listen_on(port)) != 0) {
      fprintf(stderr, "pthread_create\n");
      return 1;
    }
  }
  printf("listening on %d\n", port);
  fflush(stdout);
  serve(listener);
}
