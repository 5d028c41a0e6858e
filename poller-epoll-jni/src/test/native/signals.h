/* signals.h - a wait under signals. */
#ifndef SIXPHASE_SIGNALS_H
#define SIXPHASE_SIGNALS_H

/* Runs the wait while signals without effect reach its thread, and returns what it returned. */
int interrupted(int (*wait)(void));

#endif
