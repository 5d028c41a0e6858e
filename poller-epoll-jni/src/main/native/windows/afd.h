/*
 * afd.h - readiness of sockets from AFD, the driver beneath Winsock: a request to it is a poll that completes
 * once, to a completion port. Every function returns its result, or -errno in the numbers of six_errno.h.
 */
#ifndef SIXPHASE_AFD_H
#define SIXPHASE_AFD_H

#include <stdint.h>

/* What a poll asks for and is answered with: the bits of the driver. */
enum six_afd_event {
  SIX_AFD_RECEIVE = 0x001,
  SIX_AFD_SEND = 0x004,
  SIX_AFD_DISCONNECT = 0x008, /* the peer sends no more */
  SIX_AFD_ABORT = 0x010,
  SIX_AFD_LOCAL_CLOSE = 0x020,
  SIX_AFD_ACCEPT = 0x080,
  SIX_AFD_CONNECT_FAIL = 0x100
};

/*
 * Returns a new handle of the driver, to poll by; it is no socket, and not inherited. -errno otherwise. The
 * caller associates it with a port before the first poll.
 */
int six_afd_open(void);

/*
 * The socket that AFD itself knows a socket by, which another one may be layered upon. -ENOTSOCK for a handle
 * of something else, -EBADF for no handle.
 */
int six_afd_base_socket(int socket);

/*
 * Memory for one poll at a time. Until the entry of the poll has come out of the port the kernel writes to
 * it, whatever becomes of the poll, the socket, the handle and the port. new returns null without memory.
 */
void *six_afd_new_block(void);
void six_afd_free_block(void *block);

/*
 * Starts to poll a base socket. 0 means that one entry with this context, which must not be 0, will come out
 * of the port, be it at once; -errno that none will.
 */
int six_afd_start(int afd, int socket, int event_mask, void *block, uint64_t context);

/* Ends a poll early, if it has not ended: its entry comes all the same. Returns 0, or -ENOENT if it had. */
int six_afd_cancel(int afd, void *block);

/* What a poll whose entry came with status 0 was answered. */
int six_afd_events(const void *block);

#endif
