/* iocp_contract.c - windows/iocp.h and windows/afd.h */
#include "afd.h"
#include "contract.h"
#include "iocp.h"
#include "platform.h"
#include "six_errno.h"
#include "socket.h"

#include "handle.h"

#include <stdlib.h>
#include <string.h>

#include <ntstatus.h>

#define MAX_ENTRIES 256
#define ALL (SIX_AFD_RECEIVE | SIX_AFD_SEND | SIX_AFD_DISCONNECT | SIX_AFD_ABORT | SIX_AFD_LOCAL_CLOSE \
             | SIX_AFD_ACCEPT | SIX_AFD_CONNECT_FAIL)
#define FOREVER_MILLIS (-1)

/* A port, and a handle of the driver that reports to it. */
struct bench {
  int port;
  int afd;
  OVERLAPPED_ENTRY entries[MAX_ENTRIES];
};

static void set_up(struct bench *bench) {
  bench->port = six_iocp_create();
  bench->afd = six_afd_open();
  EXPECT(bench->port > 0);
  EXPECT(bench->afd > 0);
  EXPECT(platform_is_not_inherited(bench->port));
  EXPECT(platform_is_not_inherited(bench->afd));
  EXPECT_EQUAL(0, six_iocp_associate(bench->port, bench->afd));
}

static void tear_down(struct bench *bench) {
  EXPECT_EQUAL(0, six_iocp_wait(bench->port, bench->entries, MAX_ENTRIES, 0));
  EXPECT_EQUAL(0, six_iocp_close(bench->afd));
  EXPECT_EQUAL(0, six_iocp_close(bench->port));
}

static uint64_t context_of(const struct bench *bench, int index) {
  uint64_t context;
  const char *entries = (const char *) bench->entries;
  memcpy(&context, entries + index * six_iocp_entry_size() + six_iocp_context_offset(), sizeof context);
  return context;
}

static int32_t status_of(const struct bench *bench, int index) {
  int32_t status;
  const char *entries = (const char *) bench->entries;
  memcpy(&status, entries + index * six_iocp_entry_size() + six_iocp_status_offset(), sizeof status);
  return status;
}

/* Waits for the one entry that must come, of this context. Returns its status. */
static int32_t await_entry(struct bench *bench, uint64_t context) {
  EXPECT_EQUAL(1, six_iocp_wait(bench->port, bench->entries, MAX_ENTRIES, FOREVER_MILLIS));
  EXPECT_EQUAL(context, context_of(bench, 0));
  return status_of(bench, 0);
}

/* Polls a socket, and waits for the answer. */
static int await_events(struct bench *bench, int socket, int event_mask, void *block) {
  EXPECT_EQUAL(0, six_afd_start(bench->afd, socket, event_mask, block, 77));
  EXPECT_EQUAL(0, await_entry(bench, 77));
  return six_afd_events(block);
}

static void expect_pending(struct bench *bench, int socket, int event_mask, void *block) {
  EXPECT_EQUAL(0, six_afd_start(bench->afd, socket, event_mask, block, 78));
  EXPECT_EQUAL(0, six_iocp_wait(bench->port, bench->entries, MAX_ENTRIES, 20));
}

static void cancel(struct bench *bench, void *block) {
  EXPECT_EQUAL(0, six_afd_cancel(bench->afd, block));
  EXPECT_EQUAL(STATUS_CANCELLED, await_entry(bench, 78));
}

static int listen_at(struct six_address *address) {
  int listener = six_socket_open(SIX_INET, SIX_STREAM);
  memset(address, 0, sizeof *address);
  address->family = SIX_INET;
  memcpy(address->bytes, "\x7f\0\0\1", 4);
  EXPECT_EQUAL(0, six_socket_bind(listener, address));
  EXPECT_EQUAL(0, six_socket_listen(listener, 5));
  EXPECT_EQUAL(0, six_socket_local_address(listener, address));
  return listener;
}

static void connect_pair(int ends[2]) {
  struct six_address address;
  struct six_address peer;
  int listener = listen_at(&address);
  int result;
  ends[0] = six_socket_open(SIX_INET, SIX_STREAM);
  result = six_socket_connect(ends[0], &address);
  EXPECT(result == 0 || result == -SIX_EINPROGRESS);
  EXPECT(platform_is_readable(listener));
  ends[1] = six_socket_accept(listener, &peer);
  EXPECT(platform_is_writable(ends[0]));
  EXPECT_EQUAL(0, six_socket_close(listener));
}

static void close_pair(int ends[2]) {
  EXPECT_EQUAL(0, six_socket_close(ends[0]));
  EXPECT_EQUAL(0, six_socket_close(ends[1]));
}

static void layout_is_the_systems(void) {
  EXPECT_EQUAL(sizeof(OVERLAPPED_ENTRY), six_iocp_entry_size());
  EXPECT_EQUAL(offsetof(OVERLAPPED_ENTRY, lpOverlapped), six_iocp_context_offset());
  EXPECT_EQUAL(offsetof(OVERLAPPED_ENTRY, Internal), six_iocp_status_offset());
}

static DWORD WINAPI post_from_elsewhere(void *port) {
  Sleep(20);
  return (DWORD) six_iocp_post(*(int *) port, 3);
}

static void what_is_posted_comes_out_in_batches(void) {
  struct bench bench;
  HANDLE thread;
  set_up(&bench);
  EXPECT_EQUAL(0, six_iocp_wait(bench.port, bench.entries, MAX_ENTRIES, 0));
  EXPECT_EQUAL(0, six_iocp_wait(bench.port, bench.entries, MAX_ENTRIES, 5));
  for (uint64_t context = 0; context < 5; context++) {
    EXPECT_EQUAL(0, six_iocp_post(bench.port, context << 40));
  }
  EXPECT_EQUAL(3, six_iocp_wait(bench.port, bench.entries, 3, FOREVER_MILLIS));
  for (int index = 0; index < 3; index++) {
    EXPECT_EQUAL((uint64_t) index << 40, context_of(&bench, index));
    EXPECT_EQUAL(0, status_of(&bench, index));
  }
  EXPECT_EQUAL(2, six_iocp_wait(bench.port, bench.entries, MAX_ENTRIES, 0));
  thread = CreateThread(NULL, 0, post_from_elsewhere, &bench.port, 0, NULL);
  EXPECT_EQUAL(0, await_entry(&bench, 3));
  WaitForSingleObject(thread, INFINITE);
  CloseHandle(thread);
  tear_down(&bench);
}

static void a_poll_completes_once_pending_or_at_once(void) {
  struct bench bench;
  int ends[2];
  char byte;
  void *block = six_afd_new_block();
  set_up(&bench);
  connect_pair(ends);
  EXPECT_EQUAL(ends[0], six_afd_base_socket(ends[0]));
  EXPECT_EQUAL(SIX_AFD_SEND, await_events(&bench, ends[0], SIX_AFD_SEND | SIX_AFD_RECEIVE, block));
  EXPECT_EQUAL(0, six_iocp_wait(bench.port, bench.entries, MAX_ENTRIES, 5));
  expect_pending(&bench, ends[0], SIX_AFD_RECEIVE, block);
  EXPECT_EQUAL(1, six_socket_write(ends[1], "x", 1));
  EXPECT_EQUAL(0, await_entry(&bench, 78));
  EXPECT_EQUAL(SIX_AFD_RECEIVE, six_afd_events(block));
  for (int round = 0; round < 3; round++) {
    EXPECT_EQUAL(SIX_AFD_RECEIVE, await_events(&bench, ends[0], SIX_AFD_RECEIVE, block));
  }
  EXPECT_EQUAL(1, six_socket_read(ends[0], &byte, 1));
  expect_pending(&bench, ends[0], SIX_AFD_RECEIVE, block);
  cancel(&bench, block);
  EXPECT_EQUAL(-SIX_ENOENT, six_afd_cancel(bench.afd, block));
  EXPECT_EQUAL(SIX_AFD_SEND, await_events(&bench, ends[0], ALL, block));
  close_pair(ends);
  tear_down(&bench);
  six_afd_free_block(block);
}

static void a_poll_that_completed_is_not_cancelled(void) {
  struct bench bench;
  int ends[2];
  void *block = six_afd_new_block();
  set_up(&bench);
  connect_pair(ends);
  EXPECT_EQUAL(0, six_afd_start(bench.afd, ends[0], SIX_AFD_SEND, block, 5));
  EXPECT_EQUAL(-SIX_ENOENT, six_afd_cancel(bench.afd, block));
  EXPECT_EQUAL(0, await_entry(&bench, 5));
  EXPECT_EQUAL(SIX_AFD_SEND, six_afd_events(block));
  close_pair(ends);
  tear_down(&bench);
  six_afd_free_block(block);
}

static void a_socket_closed_under_its_poll_is_told(void) {
  struct bench bench;
  int ends[2];
  void *block = six_afd_new_block();
  set_up(&bench);
  connect_pair(ends);
  expect_pending(&bench, ends[0], SIX_AFD_RECEIVE | SIX_AFD_LOCAL_CLOSE, block);
  EXPECT_EQUAL(0, six_socket_close(ends[0]));
  EXPECT_EQUAL(0, await_entry(&bench, 78));
  EXPECT_EQUAL(SIX_AFD_LOCAL_CLOSE, six_afd_events(block));
  EXPECT_EQUAL(-SIX_EBADF, six_afd_start(bench.afd, ends[0], ALL, block, 79));
  EXPECT_EQUAL(0, six_socket_close(ends[1]));
  tear_down(&bench);
  six_afd_free_block(block);
}

static void two_ports_watch_one_socket(void) {
  struct bench first;
  struct bench second;
  int ends[2];
  void *blocks[] = {six_afd_new_block(), six_afd_new_block()};
  set_up(&first);
  set_up(&second);
  connect_pair(ends);
  expect_pending(&first, ends[0], SIX_AFD_RECEIVE, blocks[0]);
  expect_pending(&second, ends[0], SIX_AFD_RECEIVE, blocks[1]);
  EXPECT_EQUAL(1, six_socket_write(ends[1], "x", 1));
  EXPECT_EQUAL(0, await_entry(&first, 78));
  EXPECT_EQUAL(0, await_entry(&second, 78));
  EXPECT_EQUAL(SIX_AFD_RECEIVE, six_afd_events(blocks[0]));
  EXPECT_EQUAL(SIX_AFD_RECEIVE, six_afd_events(blocks[1]));
  close_pair(ends);
  tear_down(&first);
  tear_down(&second);
  six_afd_free_block(blocks[0]);
  six_afd_free_block(blocks[1]);
}

static void each_end_of_a_stream_is_told(void) {
  struct bench bench;
  int ends[2];
  void *block = six_afd_new_block();
  set_up(&bench);
  connect_pair(ends);
  expect_pending(&bench, ends[0], ALL & ~SIX_AFD_SEND, block);
  EXPECT_EQUAL(0, six_socket_shutdown_output(ends[1]));
  EXPECT_EQUAL(0, await_entry(&bench, 78));
  EXPECT(six_afd_events(block) & SIX_AFD_DISCONNECT);
  EXPECT(await_events(&bench, ends[0], SIX_AFD_DISCONNECT, block) == SIX_AFD_DISCONNECT);
  EXPECT_EQUAL(SIX_AFD_SEND, await_events(&bench, ends[0], SIX_AFD_SEND, block));
  close_pair(ends);
  connect_pair(ends);
  expect_pending(&bench, ends[0], ALL & ~SIX_AFD_SEND, block);
  EXPECT_EQUAL(0, six_socket_set_option(ends[1], SIX_SO_LINGER, 0));
  EXPECT_EQUAL(0, six_socket_close(ends[1]));
  EXPECT_EQUAL(0, await_entry(&bench, 78));
  EXPECT(six_afd_events(block) & SIX_AFD_ABORT);
  EXPECT(await_events(&bench, ends[0], SIX_AFD_ABORT, block) & SIX_AFD_ABORT);
  EXPECT_EQUAL(0, six_socket_close(ends[0]));
  tear_down(&bench);
  six_afd_free_block(block);
}

static void connections_are_told_to_both_sides(void) {
  struct bench bench;
  struct six_address address;
  struct six_address peer;
  int listener = listen_at(&address);
  int connecting = six_socket_open(SIX_INET, SIX_STREAM);
  int accepted;
  void *block = six_afd_new_block();
  set_up(&bench);
  expect_pending(&bench, listener, ALL, block);
  six_socket_connect(connecting, &address);
  EXPECT_EQUAL(0, await_entry(&bench, 78));
  EXPECT_EQUAL(SIX_AFD_ACCEPT, six_afd_events(block));
  EXPECT_EQUAL(SIX_AFD_SEND, await_events(&bench, connecting, ALL, block));
  accepted = six_socket_accept(listener, &peer);
  expect_pending(&bench, listener, ALL, block);
  cancel(&bench, block);
  EXPECT_EQUAL(0, six_socket_close(accepted));
  EXPECT_EQUAL(0, six_socket_close(connecting));
  EXPECT_EQUAL(0, six_socket_close(listener));
  connecting = six_socket_open(SIX_INET, SIX_STREAM);
  if (six_socket_connect(connecting, &address) == -SIX_EINPROGRESS) {
    EXPECT(await_events(&bench, connecting, ALL, block) & SIX_AFD_CONNECT_FAIL);
    EXPECT(await_events(&bench, connecting, SIX_AFD_CONNECT_FAIL, block) & SIX_AFD_CONNECT_FAIL);
  }
  EXPECT_EQUAL(0, six_socket_close(connecting));
  tear_down(&bench);
  six_afd_free_block(block);
}

static void datagrams_are_told(void) {
  struct bench bench;
  struct six_address address = {.family = SIX_INET, .bytes = {127, 0, 0, 1}};
  int receiver = six_socket_open(SIX_INET, SIX_DATAGRAM);
  int sender = six_socket_open(SIX_INET, SIX_DATAGRAM);
  char bytes[4];
  void *block = six_afd_new_block();
  set_up(&bench);
  EXPECT_EQUAL(0, six_socket_bind(receiver, &address));
  EXPECT_EQUAL(0, six_socket_local_address(receiver, &address));
  EXPECT_EQUAL(SIX_AFD_SEND, await_events(&bench, receiver, ALL, block));
  expect_pending(&bench, receiver, ALL & ~SIX_AFD_SEND, block);
  EXPECT_EQUAL(3, six_socket_send(sender, "abc", 3, &address));
  EXPECT_EQUAL(0, await_entry(&bench, 78));
  EXPECT_EQUAL(SIX_AFD_RECEIVE, six_afd_events(block));
  EXPECT_EQUAL(3, six_socket_receive(receiver, bytes, sizeof bytes, &address));
  expect_pending(&bench, receiver, ALL & ~SIX_AFD_SEND, block);
  cancel(&bench, block);
  EXPECT_EQUAL(0, six_socket_close(receiver));
  EXPECT_EQUAL(0, six_socket_close(sender));
  tear_down(&bench);
  six_afd_free_block(block);
}

static void what_is_no_socket_is_refused(void) {
  struct bench bench;
  WCHAR path[MAX_PATH];
  HANDLE file;
  set_up(&bench);
  GetModuleFileNameW(NULL, path, MAX_PATH);
  file = CreateFileW(path, GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL);
  EXPECT_EQUAL(-SIX_ENOTSOCK, six_afd_base_socket(number_of(file)));
  CloseHandle(file);
  EXPECT_EQUAL(-SIX_EBADF, six_afd_base_socket(0x7ffffff0));
  EXPECT_EQUAL(-SIX_EBADF, six_iocp_associate(bench.port, 0x7ffffff0));
  EXPECT_EQUAL(-SIX_EBADF, six_iocp_wait(0x7ffffff0, bench.entries, MAX_ENTRIES, 0));
  EXPECT_EQUAL(-SIX_EBADF, six_iocp_post(0x7ffffff0, 1));
  EXPECT_EQUAL(-SIX_EBADF, six_iocp_close(0x7ffffff0));
  tear_down(&bench);
}

/* One handle for all: their answers must not be mixed up, and a cancel must hit its own poll alone. */
static void many_sockets_share_a_handle(void) {
  enum { COUNT = 40 };
  struct bench bench;
  int ends[COUNT][2];
  void *blocks[COUNT];
  int seen[COUNT] = {0};
  set_up(&bench);
  for (int index = 0; index < COUNT; index++) {
    connect_pair(ends[index]);
    blocks[index] = six_afd_new_block();
    EXPECT_EQUAL(0, six_afd_start(bench.afd, ends[index][0], SIX_AFD_RECEIVE, blocks[index],
                                  (uint64_t) index + 1));
  }
  for (int index = 0; index < COUNT; index += 2) {
    EXPECT_EQUAL(0, six_afd_cancel(bench.afd, blocks[index]));
    EXPECT_EQUAL(1, six_socket_write(ends[index + 1][1], "x", 1));
  }
  for (int entries = 0; entries < COUNT;) {
    int count = six_iocp_wait(bench.port, bench.entries, MAX_ENTRIES, FOREVER_MILLIS);
    EXPECT(count > 0);
    for (int entry = 0; entry < count; entry++) {
      int index = (int) context_of(&bench, entry) - 1;
      seen[index]++;
      EXPECT_EQUAL(index % 2 == 0 ? STATUS_CANCELLED : 0, status_of(&bench, entry));
    }
    entries += count > 0 ? count : COUNT;
  }
  for (int index = 0; index < COUNT; index++) {
    EXPECT_EQUAL(1, seen[index]);
    close_pair(ends[index]);
    six_afd_free_block(blocks[index]);
  }
  tear_down(&bench);
}

void poller_contract(void) {
  layout_is_the_systems();
  what_is_posted_comes_out_in_batches();
  a_poll_completes_once_pending_or_at_once();
  a_poll_that_completed_is_not_cancelled();
  a_socket_closed_under_its_poll_is_told();
  two_ports_watch_one_socket();
  each_end_of_a_stream_is_told();
  connections_are_told_to_both_sides();
  datagrams_are_told();
  what_is_no_socket_is_refused();
  many_sockets_share_a_handle();
}
