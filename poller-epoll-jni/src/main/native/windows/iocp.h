/*
 * iocp.h - what Windows offers for waiting, as plain C. Every function returns its result, or -errno in the
 * numbers of six_errno.h.
 */
#ifndef SIXPHASE_IOCP_H
#define SIXPHASE_IOCP_H

#include <stdint.h>

/* Returns a new completion port, or -errno. */
int six_iocp_create(void);

/* From now on the port is told of whatever completes on the handle. Returns 0, or -errno. */
int six_iocp_associate(int port, int handle);

/*
 * Waits for at most timeout_millis, -1 for ever. Returns the number of entries written to the array, 0 at the
 * end of the time, or -errno. Windows may end the wait a tick of its clock early.
 */
int six_iocp_wait(int port, void *entries, int max_entries, int timeout_millis);

/* The layout of the array: an entry holds a context (64 bits) and an NTSTATUS (32 bits). */
int six_iocp_entry_size(void);
int six_iocp_context_offset(void);
int six_iocp_status_offset(void);

/* Adds an entry with this context and status 0. Returns 0, or -errno. */
int six_iocp_post(int port, uint64_t context);

/* Closes a port, or a handle of afd.h. Returns 0, or -errno. */
int six_iocp_close(int handle);

#endif
