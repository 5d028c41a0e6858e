/*
 * echo_libuv.c - the same on libuv: a shared read buffer, uv_try_write first, uv_write for what is left.
 *
 * echo_libuv [PORT]     prints "listening on PORT"; ends with its input; a line there asks what is allocated
 */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <uv.h>

#define BUFFER_BYTES (64 * 1024)

static char buffer[BUFFER_BYTES];

struct rest {
  uv_write_t request;
  uv_stream_t *stream;
  char bytes[];
};

static void give_buffer(uv_handle_t *handle, size_t suggested, uv_buf_t *out) {
  (void) handle;
  (void) suggested;
  *out = uv_buf_init(buffer, BUFFER_BYTES);
}

static void forget(uv_handle_t *handle) {
  free(handle);
}

static void echo(uv_stream_t *stream, ssize_t count, const uv_buf_t *read);

static void after_write(uv_write_t *request, int status) {
  struct rest *rest = (struct rest *) request;
  if (status == 0) {
    uv_read_start(rest->stream, give_buffer, echo);
  } else if (!uv_is_closing((uv_handle_t *) rest->stream)) {
    uv_close((uv_handle_t *) rest->stream, forget);
  }
  free(rest);
}

static void echo(uv_stream_t *stream, ssize_t count, const uv_buf_t *read) {
  uv_buf_t all = uv_buf_init(read->base, count > 0 ? (unsigned) count : 0);
  int written;
  if (count < 0) {
    uv_close((uv_handle_t *) stream, forget);
    return;
  }
  written = uv_try_write(stream, &all, 1);
  written = written < 0 ? 0 : written;
  if (written < count) {
    size_t length = (size_t) (count - written);
    struct rest *rest = malloc(sizeof *rest + length);
    uv_buf_t left = uv_buf_init(rest->bytes, (unsigned) length);
    rest->stream = stream;
    memcpy(rest->bytes, read->base + written, length);
    uv_read_stop(stream);
    uv_write(&rest->request, stream, &left, 1, after_write);
  }
}

static void connected(uv_stream_t *listener, int status) {
  uv_tcp_t *stream = malloc(sizeof *stream);
  if (status != 0 || stream == NULL) {
    free(stream);
    return;
  }
  uv_tcp_init(listener->loop, stream);
  if (uv_accept(listener, (uv_stream_t *) stream) != 0) {
    uv_close((uv_handle_t *) stream, forget);
    return;
  }
  uv_tcp_nodelay(stream, 1);
  uv_read_start((uv_stream_t *) stream, give_buffer, echo);
}

static void input(uv_poll_t *handle, int status, int events) {
  char line[64];
  (void) handle;
  (void) status;
  (void) events;
  if (read(STDIN_FILENO, line, sizeof line) <= 0) {
    exit(0);
  }
  printf("live %zu\n", mallinfo2().uordblks);
  fflush(stdout);
}

int main(int argc, char **argv) {
  uv_loop_t *loop = uv_default_loop();
  struct sockaddr_in address;
  struct sockaddr_storage bound;
  int length = sizeof bound;
  uv_tcp_t listener;
  uv_poll_t console;
  uv_ip4_addr("127.0.0.1", argc > 1 ? atoi(argv[1]) : 0, &address);
  uv_tcp_init(loop, &listener);
  uv_poll_init(loop, &console, 0);
  if (uv_tcp_bind(&listener, (struct sockaddr *) &address, 0) != 0
      || uv_listen((uv_stream_t *) &listener, 4096, connected) != 0
      || uv_tcp_getsockname(&listener, (struct sockaddr *) &bound, &length) != 0
      || uv_poll_start(&console, UV_READABLE, input) != 0) {
    fprintf(stderr, "cannot listen\n");
    return 1;
  }
  printf("listening on %d\n", ntohs(((struct sockaddr_in *) &bound)->sin_port));
  fflush(stdout);
  return uv_run(loop, UV_RUN_DEFAULT);
}
