/*
 * uring_contract.c - linux/uring.h, and what of the kernel the Java side rests on: that sends which must not
 * wait end silently or tell how far they came, that buffers are used up piece by piece, that a ring can watch
 * an epoll. The little driver here does what Uring.java does.
 */
#define _GNU_SOURCE
#include "uring_contract.h"

#include "contract.h"
#include "epoll.h"
#include "six_errno.h"
#include "uring.h"
#include "uring_abi.h"

#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#define ENTRIES 8
#define RINGS 0
#define SUBMISSIONS 0x10000000
#define GET_EVENTS 1
#define ETIME_NUMBER 62
#define PAGE 4096

enum { POLL_ADD = 6, CANCEL = 14, SEND = 26, RECEIVE = 27 };
enum { SELECTS_BUFFER = 1 << 5, SKIPS_SUCCESS = 1 << 6 };
enum { REGISTER_PROBE = 8, REGISTER_ENABLE = 12, REGISTER_BUFFER_RING = 22 };
enum { RECEIVE_MULTISHOT = 1 << 1, INCREMENTAL = 2, HAS_BUFFER = 1, HAS_MORE = 2, BUFFER_GOES_ON = 16 };
enum { SETUP_DISABLED = 1 << 6, SETUP_SUBMIT_ALL = 1 << 7 };

static struct uring_params params;
static int ring;
static int64_t rings;
static int64_t submissions;
static struct uring_cqe completion;

static size_t rings_length(void) {
  return params.cq.cqes + params.cq_entries * sizeof(struct uring_cqe);
}

static uint32_t *word(uint32_t offset) {
  return (uint32_t *) (uintptr_t) (rings + offset);
}

static void open_ring(void) {
  memset(&params, 0, sizeof params);
  params.flags = SETUP_SUBMIT_ALL | SETUP_DISABLED;
  ring = six_uring_setup(ENTRIES, &params);
  EXPECT(ring >= 0);
  EXPECT(fcntl(ring, F_GETFD) & FD_CLOEXEC);
  rings = six_uring_map(ring, RINGS, rings_length());
  submissions = six_uring_map(ring, SUBMISSIONS, ENTRIES * sizeof(struct uring_sqe));
  EXPECT(rings > 0 && submissions > 0);
  EXPECT_EQUAL(0, six_uring_register(ring, REGISTER_ENABLE, NULL, 0));
}

static void close_ring(void) {
  EXPECT_EQUAL(0, six_uring_unmap(submissions, ENTRIES * sizeof(struct uring_sqe)));
  EXPECT_EQUAL(0, six_uring_unmap(rings, rings_length()));
  EXPECT_EQUAL(0, six_epoll_close(ring));
}

static struct uring_sqe *submission(uint8_t opcode, int fd, uint64_t data) {
  uint32_t *tail = word(params.sq.tail);
  uint32_t slot = *tail & (ENTRIES - 1);
  struct uring_sqe *sqe = (struct uring_sqe *) (uintptr_t) submissions + slot;
  memset(sqe, 0, sizeof *sqe);
  sqe->opcode = opcode;
  sqe->fd = fd;
  sqe->user_data = data;
  word(params.sq.array)[slot] = slot;
  __atomic_store_n(tail, *tail + 1, __ATOMIC_RELEASE);
  return sqe;
}

/* Takes the next completion, if there is one. */
static int complete(void) {
  uint32_t *head = word(params.cq.head);
  if (*head == __atomic_load_n(word(params.cq.tail), __ATOMIC_ACQUIRE)) {
    return 0;
  }
  completion = ((struct uring_cqe *) word(params.cq.cqes))[*head & (params.cq_entries - 1)];
  __atomic_store_n(head, *head + 1, __ATOMIC_RELEASE);
  return 1;
}

static void submit(unsigned count) {
  EXPECT_EQUAL(count, six_uring_enter(ring, count, 0, GET_EVENTS, -1));
}

static void refusals_come_back_as_errno(void) {
  int epoll = six_epoll_create();
  EXPECT_EQUAL(-SIX_EINVAL, six_uring_setup(0, &params));
  EXPECT_EQUAL(-SIX_EBADF, six_uring_enter(-1, 0, 0, 0, -1));
  EXPECT_EQUAL(-SIX_ENOTSUP, six_uring_enter(epoll, 0, 0, 0, -1));
  EXPECT_EQUAL(-SIX_ENOTSUP, six_uring_register(epoll, REGISTER_ENABLE, NULL, 0));
  EXPECT_EQUAL(-SIX_EINVAL, six_uring_map(-1, 0, 0));
  EXPECT_EQUAL(-SIX_EINVAL, six_uring_unmap(1, PAGE));
  EXPECT_EQUAL(0, six_epoll_close(epoll));
}

static void a_wait_ends_with_its_time(void) {
  open_ring();
  EXPECT_EQUAL(0, six_uring_enter(ring, 0, 0, GET_EVENTS, -1));
  EXPECT_EQUAL(0, six_uring_enter(ring, 0, 0, GET_EVENTS, 0));
  EXPECT_EQUAL(-ETIME_NUMBER, six_uring_enter(ring, 0, 1, GET_EVENTS, 1500000));
  close_ring();
}

static void a_ring_watches_an_epoll(void) {
  int epoll = six_epoll_create();
  int eventfd = six_eventfd_create();
  struct epoll_event event;
  open_ring();
  EXPECT_EQUAL(0, six_epoll_control(epoll, EPOLL_CTL_ADD, eventfd, EPOLLIN | EPOLLET, 7));
  submission(POLL_ADD, epoll, 9)->op_flags = POLLIN;
  submit(1);
  EXPECT(!complete());
  EXPECT_EQUAL(0, six_eventfd_signal(eventfd));
  EXPECT_EQUAL(0, six_uring_enter(ring, 0, 1, GET_EVENTS, -1));
  EXPECT(complete());
  EXPECT_EQUAL(9, completion.user_data);
  EXPECT_EQUAL(POLLIN, completion.res);
  EXPECT_EQUAL(1, six_epoll_wait(epoll, &event, 1, 0));
  close_ring();
  EXPECT_EQUAL(0, six_epoll_close(eventfd));
  EXPECT_EQUAL(0, six_epoll_close(epoll));
}

static void send_without_waiting(int socket, const void *bytes, uint32_t length) {
  struct uring_sqe *sqe = submission(SEND, socket, length);
  sqe->flags = SKIPS_SUCCESS;
  sqe->addr = (uint64_t) (uintptr_t) bytes;
  sqe->len = length;
  sqe->op_flags = MSG_DONTWAIT | MSG_WAITALL | MSG_NOSIGNAL;
}

static void a_send_is_silent_or_tells_how_far_it_came(void) {
  static char bytes[1 << 20];
  char received[16];
  int ends[2];
  open_ring();
  EXPECT_EQUAL(0, socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends));
  send_without_waiting(ends[0], "abc", 3);
  send_without_waiting(ends[0], "def", 3);
  submit(2);
  EXPECT(!complete());
  EXPECT_EQUAL(6, read(ends[1], received, sizeof received));
  EXPECT_EQUAL(0, memcmp(received, "abcdef", 6));

  send_without_waiting(ends[0], bytes, sizeof bytes);
  submit(1);
  EXPECT(complete());
  EXPECT(completion.res > 0 && completion.res < (int) sizeof bytes);
  send_without_waiting(ends[0], bytes, sizeof bytes);
  submit(1);
  EXPECT(complete());
  EXPECT_EQUAL(-SIX_EAGAIN, completion.res);

  EXPECT_EQUAL(0, close(ends[1]));
  send_without_waiting(ends[0], "x", 1);
  submit(1);
  EXPECT(complete());
  EXPECT_EQUAL(-SIX_EPIPE, completion.res);
  EXPECT_EQUAL(0, close(ends[0]));
  close_ring();
}

static void expect_received(int result) {
  EXPECT_EQUAL(0, six_uring_enter(ring, 0, 1, GET_EVENTS, 1000000000));
  EXPECT(complete());
  EXPECT_EQUAL(result, completion.res);
}

static void buffers_are_used_up_piece_by_piece(void) {
  int64_t buffer_ring = six_uring_map(-1, 0, PAGE);
  int64_t memory = six_uring_map(-1, 0, PAGE);
  char *bytes = (char *) (uintptr_t) memory;
  struct uring_buf *first = (struct uring_buf *) (uintptr_t) buffer_ring;
  struct uring_buf_reg registration = {.ring_addr = (uint64_t) buffer_ring, .ring_entries = 1, .flags = INCREMENTAL};
  struct uring_sqe *sqe;
  int ends[2];
  int result;
  open_ring();
  EXPECT_EQUAL(0, socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends));
  result = six_uring_register(ring, REGISTER_BUFFER_RING, &registration, 1);
  if (result == -SIX_EINVAL) {
    fprintf(stderr, "no incremental buffers here\n");
  } else {
    EXPECT_EQUAL(0, result);
    first->addr = (uint64_t) memory;
    first->len = 8;
    __atomic_store_n(&first->tail, 1, __ATOMIC_RELEASE);
    sqe = submission(RECEIVE, ends[0], 5);
    sqe->flags = SELECTS_BUFFER;
    sqe->ioprio = RECEIVE_MULTISHOT;
    submit(1);
    EXPECT_EQUAL(3, write(ends[1], "abc", 3));
    expect_received(3);
    EXPECT_EQUAL(HAS_BUFFER | HAS_MORE | BUFFER_GOES_ON, completion.flags & 0xff & ~4u);
    EXPECT_EQUAL(7, write(ends[1], "defghij", 7));
    expect_received(5);
    EXPECT_EQUAL(0, memcmp(bytes, "abcdefgh", 8));
    EXPECT_EQUAL(HAS_BUFFER | HAS_MORE, completion.flags & 0xff & ~4u);
    expect_received(-SIX_ENOBUFS);
    EXPECT_EQUAL(0, completion.flags & HAS_MORE);
  }
  close_ring();
  EXPECT_EQUAL(0, six_uring_unmap(memory, PAGE));
  EXPECT_EQUAL(0, six_uring_unmap(buffer_ring, PAGE));
  EXPECT_EQUAL(0, close(ends[0]));
  EXPECT_EQUAL(0, close(ends[1]));
}

static void a_cancel_gives_the_file_back(void) {
  char byte;
  int ends[2];
  open_ring();
  EXPECT_EQUAL(0, socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends));
  submission(POLL_ADD, ends[0], 5)->op_flags = POLLIN;
  submit(1);
  submission(CANCEL, -1, 6)->addr = 5;
  submit(1);
  EXPECT(complete());
  EXPECT(complete());
  EXPECT(!complete());
  EXPECT_EQUAL(0, close(ends[0]));
  EXPECT_EQUAL(0, read(ends[1], &byte, 1));
  EXPECT_EQUAL(0, close(ends[1]));
  close_ring();
}

void uring_contract(void) {
  union {
    struct uring_probe probe;
    char bytes[sizeof(struct uring_probe) + 64 * sizeof(struct uring_probe_op)];
  } asked = {.bytes = {0}};
  int result;
  memset(&params, 0, sizeof params);
  result = six_uring_setup(ENTRIES, &params);
  if (result < 0) {
    fprintf(stderr, "no io_uring here: errno %d\n", -result);
    return;
  }
  EXPECT_EQUAL(0, six_uring_register(result, REGISTER_PROBE, &asked, 64));
  EXPECT_EQUAL(0, six_epoll_close(result));
  if (asked.probe.last_op < 47) {
    fprintf(stderr, "io_uring is older than Linux 6.0 here\n");
    return;
  }
  refusals_come_back_as_errno();
  a_wait_ends_with_its_time();
  a_ring_watches_an_epoll();
  a_send_is_silent_or_tells_how_far_it_came();
  buffers_are_used_up_piece_by_piece();
  a_cancel_gives_the_file_back();
}
