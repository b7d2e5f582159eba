package org.oscine.real;

/** The two ways in which the server can run; in realtime mode its canary runs beside it. */
enum Mode {
    PLAIN,
    REALTIME
}
