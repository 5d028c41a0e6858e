/*
 * handle.h - a HANDLE or a SOCKET as the int that Java knows. Windows promises that 32 bits of either are
 * significant, and are sign-extended ("Interprocess Communication Between 32-bit and 64-bit Applications").
 */
#ifndef SIXPHASE_HANDLE_H
#define SIXPHASE_HANDLE_H

#include <winsock2.h>

static inline HANDLE handle_of(int number) {
  return (HANDLE) (intptr_t) number;
}

static inline SOCKET socket_of(int number) {
  return (SOCKET) (intptr_t) number;
}

static inline int number_of(HANDLE handle) {
  return (int) (intptr_t) handle;
}

#endif
