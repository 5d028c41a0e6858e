/* socket_address.h - six_address to and from the platform's sockaddr. */
#ifndef SIXPHASE_SOCKET_ADDRESS_H
#define SIXPHASE_SOCKET_ADDRESS_H

#include "native_socket.h"
#include "socket.h"

union any_address {
  struct sockaddr header;
  struct sockaddr_in inet;
  struct sockaddr_in6 inet6;
  struct sockaddr_un unix_path;
};

/* Returns the length of the sockaddr, or -errno. */
int six_encode(const struct six_address *from, union any_address *to);

/* Of a sockaddr of so many bytes. What it cannot read has family SIX_NO_FAMILY. */
void six_decode(const union any_address *from, socklen_t length, struct six_address *to);

#endif
