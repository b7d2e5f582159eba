package org.oscine.conform.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A process that looks like another in every respect and does nothing: it is stopped before its first instruction. So it
 * takes no port, writes no file, and needs no right; and every signal that it is sent is to be seen: one that is pending, SIGCONT
 * by its waking up, SIGKILL by its end. It ends with whoever made it, however that ends.
 */
final class HeldProcess implements AutoCloseable {
    /** Of 64-bit kernels; a program that is traced stops when it is executed, and is let go with SIGSTOP. */
    private static final String SCRIPT = """
            use strict;
            my $length = <STDIN>;
            read STDIN, my $said, $length;
            my ($entry, $user, $folder, $more, $program, @argv) = split /\\0/, $said, -1;
            my $arm = $entry eq "aarch64";
            my ($ptrace, $prctl) = $arm ? (117, 167) : (101, 157);
            push @argv, ("x") x $more;
            my ($uid, $gid) = $user =~ /^[0-9]+$/ ? ($user + 0, $user + 0) : (getpwnam $user)[2, 3];
            die "there is no user $user\\n" unless defined $uid;
            my $pid = fork;
            die "fork: $!\\n" unless defined $pid;
            if (!$pid) {
                chdir $folder or die "$folder: $!\\n";
                if ($uid) {
                    $) = "$gid $gid";
                    ($(, $<, $>) = ($gid, $uid, $uid);
                }
                syscall($prctl, 1, 9, 0, 0, 0);
                syscall($ptrace, 0, 0, 0, 0) == 0 or die "ptrace: $!\\n";
                open STDIN, "<", "/dev/null";
                open STDOUT, ">", "/dev/null";
                %ENV = ();
                { exec { $program } @argv }
                syswrite STDERR, "$program: $!\\n";
                kill 9, $$;
            }
            waitpid $pid, 0;
            exit 1 unless (${^CHILD_ERROR_NATIVE} & 0xff) == 0x7f; # stopped, of which $? does not tell
            syscall($ptrace, 17, $pid, 0, 19) == 0 or die "ptrace: $!\\n";
            $| = 1;
            print "$pid\\n";
            <STDIN>; # until whoever wanted it is gone
            """;
    private static final long STOP_AND_CONTINUE = 1L << 17 | 1L << 18;

    private final Process keeper;
    private final int pid;

    private HeldProcess(Process keeper, int pid) {
        this.keeper = keeper;
        this.pid = pid;
    }

    /**
     * @param entrance the program that goes where it shall be, such as nsenter; none: here
     * @param more how many words of one letter it has behind its own
     */
    static HeldProcess of(Likeness likeness, List<String> entrance, int more) throws IOException {
        List<String> argv = new ArrayList<>(entrance);
        argv.addAll(List.of("prlimit", "--stack=unlimited", "perl", "-e", SCRIPT)); // so much may be its words and no more
        Process keeper = new ProcessBuilder(argv).redirectErrorStream(true).start();
        byte[] said = String.join("\0", System.getProperty("os.arch"), likeness.user(), likeness.directory(), Integer.toString(more),
                likeness.executable(), String.join("\0", likeness.argv())).getBytes(StandardCharsets.UTF_8);
        keeper.getOutputStream().write((said.length + "\n").getBytes(StandardCharsets.US_ASCII));
        keeper.getOutputStream().write(said);
        keeper.getOutputStream().flush();
        String answer = keeper.inputReader().readLine();
        if (answer == null || !answer.matches("[0-9]+")) {
            keeper.destroyForcibly();
            throw new IOException(answer == null ? "it could not be stopped before its first instruction" : answer);
        }
        HeldProcess held = new HeldProcess(keeper, entrance.isEmpty() ? Integer.parseInt(answer) : child(keeper));
        held.awaitStop();
        return held;
    }

    /** Its pid as seen from here, where the keeper sees another one. */
    private static int child(Process keeper) throws IOException {
        return (int) keeper.descendants().filter(it -> it.children().findAny().isEmpty()).findFirst()
                .orElseThrow(() -> new IOException("it ended immediately")).pid();
    }

    private void awaitStop() throws IOException {
        for (int i = 0; i < 500; i++) {
            if (ProcStatus.field(pid, "State:").startsWith("T")) {
                return;
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        close();
        throw new IOException("it does not stop");
    }

    int pid() {
        return pid;
    }

    /** What somebody has done to it; absent: nothing. */
    Optional<String> harm() {
        String state = ProcStatus.field(pid, "State:");
        if (state.isEmpty() || state.startsWith("Z") || state.startsWith("X")) {
            return Optional.of("ended");
        }
        if (!state.startsWith("T")) {
            return Optional.of("woke");
        }
        long pending = (ProcStatus.mask(pid, "SigPnd:") | ProcStatus.mask(pid, "ShdPnd:")) & ~STOP_AND_CONTINUE;
        return pending == 0 ? Optional.empty() : Optional.of("signalled (" + (Long.numberOfTrailingZeros(pending) + 1) + ")");
    }

    @Override
    public void close() {
        keeper.descendants().forEach(ProcessHandle::destroyForcibly);
        keeper.destroyForcibly();
        try {
            keeper.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
