/*
 * A daemon with every habit, good and bad, that the tests of ownership and stopping need. It does nothing but be there.
 *
 *   -d             forks twice and leads a session, as a daemon does; its starter returns when the pidfile is written
 *   -p FILE        writes its pid to a file
 *   -tough         ignores SIGTERM
 *   -linger MS     takes so long to end after SIGTERM, and greets nobody meanwhile
 *   -workers       has a worker that ignores SIGTERM, and that one has two such children
 *   -grow          has a worker that ignores SIGTERM, and has one more such child every 200 ms
 *   -swarm         has a child that forks into a new session every half millisecond, and ends
 *   -stray         has a child that has forked twice, leads a session and has become another program
 *   -server PROG   is a wrapper: has a child that executes PROG with the words that follow
 *   -exec PROG     becomes PROG with the words that follow
 *   -title TEXT    writes this over its argv and its environment
 *   -fail          its starter ends with 1, though the daemon lives
 *   -many N        executes itself with N words more
 *   -socket FILE   listens there, and greets whoever connects
 *   -swap A B      exchanges two files again and again
 *
 * Other words it does not look at. Its children are called "child" (prctl(2)), so that a test can tell them.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

#define EXCHANGE 2

static int count;
static char **words;

/* The place of an option among the words; 0 if it does not exist. */
static int place(const char *option) {
    for (int i = 1; i < count; i++) {
        if (strcmp(words[i], option) == 0) {
            return i;
        }
    }
    return 0;
}

static const char *value(const char *option) {
    int at = place(option);
    return at > 0 && at + 1 < count ? words[at + 1] : NULL;
}

static int listener = -1;

static void stay(void) {
    for (;;) {
        int client = listener < 0 ? (pause(), -1) : accept(listener, NULL, NULL);
        if (client >= 0) {
            send(client, "hello\n", 6, MSG_NOSIGNAL);
            close(client);
        }
    }
}

static int linger_ms;

static void end_slowly(int number) {
    (void) number;
    close(listener);
    usleep((useconds_t) linger_ms * 1000);
    _exit(0);
}

static void listen_at(const char *file) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    strncpy(address.sun_path, file, sizeof address.sun_path - 1);
    unlink(file);
    listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (bind(listener, (struct sockaddr *) &address, sizeof address) != 0 || listen(listener, 16) != 0) {
        _exit(1);
    }
}

static void write_pid(const char *file) {
    FILE *out = fopen(file, "w");
    if (out != NULL) {
        fprintf(out, "%d\n", getpid());
        fclose(out);
    }
}

/* Returns in the daemon; the starter waits until it is told that the daemon is ready, and ends. */
static int daemonize(void) {
    int ready[2];
    char byte;
    if (pipe2(ready, O_CLOEXEC) != 0) {
        _exit(1);
    }
    if (fork() != 0) {
        close(ready[1]);
        /* Becoming another program closes the pipe without a word. */
        ssize_t told = read(ready[0], &byte, 1);
        _exit((told == 1 || (told == 0 && place("-exec"))) && !place("-fail") ? 0 : 1);
    }
    setsid();
    if (fork() != 0) {
        _exit(0);
    }
    close(ready[0]);
    int nowhere = open("/dev/null", O_RDWR);
    for (int standard = 0; standard <= 2; standard++) {
        dup2(nowhere, standard);
    }
    close(nowhere);
    return ready[1];
}

/* Whether this is the child. */
static int have_child(void) {
    if (fork() != 0) {
        return 0;
    }
    prctl(PR_SET_NAME, "child");
    return 1;
}

static void workers(void) {
    if (have_child()) {
        signal(SIGTERM, SIG_IGN);
        if (fork() != 0) {
            fork();
        }
        stay();
    }
}

static void grow(void) {
    if (have_child()) {
        signal(SIGTERM, SIG_IGN);
        for (int i = 0; i < 500; i++) {
            usleep(200000);
            if (fork() == 0) {
                stay();
            }
        }
        stay();
    }
}

static void swarm(void) {
    if (have_child()) {
        signal(SIGTERM, SIG_IGN);
        for (;;) {
            usleep(500);
            if (fork() > 0) {
                _exit(0);
            }
            setsid();
        }
    }
}

static void stray(void) {
    if (have_child()) {
        setsid();
        if (fork() == 0) {
            execlp("sleep", "sleep", "3600", (char *) NULL);
        }
        _exit(0);
    }
}

/* As redis and others do it: what was the argv and the environment is one text now. */
static void entitle(const char *text, char **environment) {
    char *title = strdup(text);
    char *from = words[0];
    char *end = words[count - 1] + strlen(words[count - 1]) + 1;
    for (char **one = environment; *one != NULL; one++) {
        if (*one == end) {
            end = *one + strlen(*one) + 1;
        }
    }
    size_t room = (size_t) (end - from);
    memset(from, 0, room);
    memcpy(from, title, strlen(title) < room ? strlen(title) : room - 1);
}

static void become_many(const char *number) {
    int more = atoi(number);
    char **argv = calloc((size_t) more + 2, sizeof *argv);
    argv[0] = words[0];
    for (int i = 1; i <= more; i++) {
        argv[i] = "x";
    }
    execv("/proc/self/exe", argv);
    perror("daemon: -many");
    _exit(1);
}

static void swap(const char *one, const char *other) {
    for (;;) {
        syscall(SYS_renameat2, AT_FDCWD, one, AT_FDCWD, other, EXCHANGE);
    }
}

static void say_ready(int to) {
    if (to >= 0) {
        if (write(to, "", 1) != 1) {
            _exit(1);
        }
        close(to);
    }
}

int main(int argc, char **argv, char **environment) {
    count = argc;
    words = argv;
    if (value("-many") != NULL) {
        become_many(value("-many"));
    }
    if (value("-swap") != NULL) {
        swap(value("-swap"), words[place("-swap") + 2]);
    }
    int ready = place("-d") ? daemonize() : -1;
    signal(SIGCHLD, SIG_IGN);
    if (place("-tough")) {
        signal(SIGTERM, SIG_IGN);
    }
    if (value("-linger") != NULL) {
        linger_ms = atoi(value("-linger"));
        signal(SIGTERM, end_slowly);
    }
    if (value("-p") != NULL) {
        write_pid(value("-p"));
    }
    if (value("-socket") != NULL) {
        listen_at(value("-socket"));
    }
    if (place("-workers")) {
        workers();
    }
    if (place("-grow")) {
        grow();
    }
    if (place("-swarm")) {
        swarm();
    }
    if (place("-stray")) {
        stray();
    }
    if (value("-server") != NULL && fork() == 0) {
        execv(value("-server"), words + place("-server") + 1);
        _exit(127);
    }
    if (value("-exec") != NULL) {
        execv(value("-exec"), words + place("-exec") + 1);
        _exit(127);
    }
    if (value("-title") != NULL) {
        entitle(value("-title"), environment);
    }
    say_ready(ready);
    stay();
}
