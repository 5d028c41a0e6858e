/* uring_contract.h - linux/uring.h; says so and does nothing where the kernel has no io_uring for us. */
#ifndef SIXPHASE_URING_CONTRACT_H
#define SIXPHASE_URING_CONTRACT_H

void uring_contract(void);

#endif
