/*
 * An actor: stands for every program and process of a case that is played on the real machine. It says to the director
 * at SOCKET who it is, and does what it is told. All messages are fields that end with a NUL.
 *
 *   it says    hello ROLE PID UID ARGC ARGV...    signal NUMBER    ready
 *   is told    print TEXT | exit CODE | stay NUMBER,NUMBER,... | keep (children that end stay zombies) | reap
 *              listen PORT | hush PORT
 *              exec EXE UID GID FOLDER ARGC ARGV... | fork ROLE PID SESSION EXE UID GID FOLDER ARGC ARGV...
 *
 * It listens with a socket that takes nobody's connection: one for all IPv6 addresses and for IPv6 only, while the director
 * answers over IPv4. The kernel's table does not tell it from one that is for IPv4 as well.
 *
 * SESSION is new, same, or bound: that of its parent, with which it dies.
 *
 * As "actor --init PROGRAM ARGUMENT..." it is the first process: it starts the program, adopts orphans, and ends with it.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#define SOCKET "/stage/director"
#define ROLE "STAGE_ROLE"
#define FIRST_PID 20000
#define PORTS 65536

static int director = -1;

static int hang_up(void) {
    _exit(0);
}

static int call_director(void) {
    struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = SOCKET};
    director = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (connect(director, (struct sockaddr *) &address, sizeof address) == 0) {
        return 1;
    }
    close(director);
    return 0;
}

static void say(const char *field) {
    size_t length = strlen(field) + 1;
    while (length > 0) {
        ssize_t sent = send(director, field, length, MSG_NOSIGNAL);
        if (sent <= 0) {
            hang_up();
        }
        field += sent;
        length -= (size_t) sent;
    }
}

static void say_number(long number) {
    char text[24];
    snprintf(text, sizeof text, "%ld", number);
    say(text);
}

static char *hear(void) {
    size_t size = 64, length = 0;
    char *field = malloc(size);
    for (;;) {
        ssize_t got = recv(director, field + length, 1, 0);
        if (got <= 0) {
            if (got < 0 && errno == EINTR) {
                continue;
            }
            hang_up();
        }
        if (field[length++] == '\0') {
            return field;
        }
        if (length == size) {
            size *= 2;
            field = realloc(field, size);
        }
    }
}

static int hear_number(void) {
    return atoi(hear());
}

static char **hear_words(void) {
    int count = hear_number();
    char **words = calloc((size_t) count + 1, sizeof *words);
    for (int i = 0; i < count; i++) {
        words[i] = hear();
    }
    return words;
}

static void hello(const char *role, int argc, char **argv) {
    say("hello");
    say(role);
    say_number(getpid());
    say_number(geteuid());
    say_number(argc);
    for (int i = 0; i < argc; i++) {
        say(argv[i]);
    }
}

/* What exec and fork are told of the new process. */
struct part {
    char *exe;
    int uid, gid;
    char *folder;
    char **argv;
};

static struct part hear_part(void) {
    struct part part;
    part.exe = hear();
    part.uid = hear_number();
    part.gid = hear_number();
    part.folder = hear();
    part.argv = hear_words();
    return part;
}

static void play(struct part part) {
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    signal(SIGCHLD, SIG_DFL);
    if (part.uid >= 0 && (uid_t) part.uid != geteuid()) {
        if (setgroups(0, NULL) != 0 || setgid((gid_t) part.gid) != 0 || setuid((uid_t) part.uid) != 0) {
            _exit(125);
        }
    }
    if (*part.folder && chdir(part.folder) != 0) {
        _exit(124);
    }
    execv(part.exe, part.argv);
    _exit(126);
}

static void write_last_pid(int pid) {
    int file = open("/proc/sys/kernel/ns_last_pid", O_WRONLY | O_CLOEXEC);
    dprintf(file, "%d", pid);
    close(file);
}

static int read_last_pid(void) {
    char text[16] = "";
    int file = open("/proc/sys/kernel/ns_last_pid", O_RDONLY | O_CLOEXEC);
    if (read(file, text, sizeof text - 1) < 0) {
        hang_up();
    }
    close(file);
    return atoi(text);
}

/* A child with a wanted pid, which others may take first. */
static int fork_as(int wanted) {
    int before = wanted ? read_last_pid() : 0;
    for (int attempt = 0; attempt < 200; attempt++) {
        int go[2];
        if (pipe2(go, O_CLOEXEC) != 0) {
            return -1;
        }
        if (wanted) {
            write_last_pid(wanted - 1);
        }
        int child = fork();
        if (child == 0) {
            char word;
            close(go[1]);
            if (read(go[0], &word, 1) != 1) {
                _exit(0);
            }
            return 0;
        }
        close(go[0]);
        int right = !wanted || child == wanted;
        if (right && write(go[1], "g", 1) != 1) {
            hang_up();
        }
        close(go[1]);
        if (right) {
            if (wanted) {
                write_last_pid(before);
            }
            return child;
        }
        waitpid(child, NULL, 0);
    }
    return fork(); /* the kernel still knows a session by that number */
}

static void fork_part(void) {
    char *role = hear();
    int pid = hear_number();
    char *session = hear();
    struct part part = hear_part();
    if (fork_as(pid) == 0) {
        if (strcmp(session, "new") == 0) {
            setsid();
        } else if (strcmp(session, "bound") == 0) {
            prctl(PR_SET_PDEATHSIG, SIGKILL);
        }
        close(0);
        open("/dev/null", O_RDWR);
        dup2(0, 1);
        dup2(0, 2);
        setenv(ROLE, role, 1);
        play(part);
    }
}

static int watched_signals(char *numbers) {
    sigset_t set;
    sigemptyset(&set);
    for (char *number = strtok(numbers, ","); number; number = strtok(NULL, ",")) {
        sigaddset(&set, atoi(number));
    }
    sigprocmask(SIG_BLOCK, &set, NULL);
    return signalfd(-1, &set, SFD_CLOEXEC);
}

static void print(const char *text) {
    size_t length = strlen(text);
    while (length > 0) {
        ssize_t written = write(1, text, length);
        if (written <= 0) {
            return;
        }
        text += written;
        length -= (size_t) written;
    }
}

static int listening[PORTS];

static int listener_at(int port) {
    struct sockaddr_in6 all = {.sin6_family = AF_INET6, .sin6_port = htons((uint16_t) port)};
    int one = 1;
    int listener = socket(AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0);
    setsockopt(listener, IPPROTO_IPV6, IPV6_V6ONLY, &one, sizeof one);
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(listener, (struct sockaddr *) &all, sizeof all) != 0 || listen(listener, 1) != 0) {
        _exit(123);
    }
    return listener;
}

static void hush(int port) {
    if (listening[port]) {
        close(listening[port]);
        listening[port] = 0;
    }
}

static void obey(int *signals) {
    char *order = hear();
    if (strcmp(order, "print") == 0) {
        print(hear());
    } else if (strcmp(order, "exit") == 0) {
        _exit(hear_number());
    } else if (strcmp(order, "stay") == 0) {
        *signals = watched_signals(hear());
        say("ready");
    } else if (strcmp(order, "keep") == 0) {
        signal(SIGCHLD, SIG_DFL);
    } else if (strcmp(order, "reap") == 0) {
        signal(SIGCHLD, SIG_IGN);
        while (waitpid(-1, NULL, WNOHANG) > 0) {
        }
        say("ready");
    } else if (strcmp(order, "listen") == 0) {
        int port = hear_number();
        hush(port);
        listening[port] = listener_at(port);
        say("ready");
    } else if (strcmp(order, "hush") == 0) {
        hush(hear_number());
    } else if (strcmp(order, "exec") == 0) {
        play(hear_part());
    } else if (strcmp(order, "fork") == 0) {
        fork_part();
    }
}

static void perform(void) {
    int signals = -1;
    for (;;) {
        struct pollfd sources[] = {{director, POLLIN, 0}, {signals, POLLIN, 0}};
        if (poll(sources, signals < 0 ? 1 : 2, -1) < 0) {
            continue;
        }
        struct signalfd_siginfo info;
        if (signals >= 0 && sources[1].revents && read(signals, &info, sizeof info) == sizeof info) {
            say("signal");
            say_number(info.ssi_signo);
        }
        if (sources[0].revents) {
            obey(&signals);
        }
    }
}

static void begin_as_init(char **program) {
    write_last_pid(FIRST_PID); /* the program's threads must not have the pids that cases want */
    pid_t child = fork();
    if (child == 0) {
        execv(program[0], program);
        _exit(127);
    }
    while (!call_director()) {
        if (waitpid(child, NULL, WNOHANG) == child) {
            _exit(1);
        }
        usleep(20000);
    }
}

int main(int argc, char **argv) {
    signal(SIGPIPE, SIG_IGN);
    if (argc > 2 && strcmp(argv[1], "--init") == 0) {
        begin_as_init(argv + 2);
        signal(SIGCHLD, SIG_IGN);
        hello("init", 1, argv);
    } else {
        const char *role = getenv(ROLE);
        if (!call_director()) {
            return 127;
        }
        hello(role ? role : "", argc, argv);
        unsetenv(ROLE);
        signal(SIGCHLD, SIG_IGN);
    }
    perform();
}
