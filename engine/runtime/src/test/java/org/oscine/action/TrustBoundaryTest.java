package org.oscine.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_ERR_ARGS;
import static org.oscine.ocf.ReturnCode.OCF_ERR_CONFIGURED;
import static org.oscine.ocf.ReturnCode.OCF_ERR_PERM;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.oscine.host.simulated.Effect;
import org.oscine.host.simulated.SimulatedHost;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.Result;

/** What a file says that others than root can write is done with no more right than theirs. */
class TrustBoundaryTest {
    private static final String HEAD = """
            agent: xd
            version: 1.0.0
            summary: The example daemon
            parameters: { user: { default: xd, summary: User }, home: { default: /srv/xd, summary: Home } }
            values:
              dir: { config-file: /etc/xd.conf, format: assignments, key: dir, default: /run/xd }
              file: { config-file: /etc/xd.conf, format: assignments, key: file, default: /run/xd/file }
              who: { config-file: /etc/xd.conf, format: assignments, key: who, default: xd }
              told: { run: [xd-setting, dir], user: "${user}", default: /run/xd }
            status: { server: { pidfile: "${dir}/xd.pid", executable: xd, user: xd } }
            """;
    private static final String STOP = "stop: { steps: { kill: { signal: KILL } } }\n";
    private static final String FOREGROUND = "start: { foreground: [xd] }\n" + STOP;

    private SimulatedService service(String rest) {
        SimulatedService service = new SimulatedService(HEAD + rest);
        SimulatedHost host = service.host;
        host.group("xd", 200).user("xd", 201, "xd").user("other", 202);
        host.program("/usr/bin/xd");
        host.program("/usr/bin/xd-setting");
        host.command("xd-setting");
        host.command("xd");
        host.launching("xd");
        for (String directory : List.of("/run", "/srv", "/etc/root", "/var/log")) {
            host.directory(directory);
        }
        host.file("/etc/root/secret", "PASSWORD=x\n").mode("600");
        return service;
    }

    private static SimulatedService saying(SimulatedService service, String config, String owner) {
        service.host.file("/etc/xd.conf", config).owner(owner);
        return service;
    }

    private static List<Effect> changes(SimulatedService service) {
        return service.host.effects().stream()
                .filter(effect -> !effect.toString().contains(SimulatedService.STATE)
                        && !effect.toString().contains("path=/run/oscine"))
                .filter(effect -> !(effect instanceof Effect.Ran || effect instanceof Effect.RanStarter || effect instanceof Effect.Launched))
                .toList();
    }

    private static String directory(String path, String more) {
        return "start:\n  before: { d: { directory: \"" + path + "\"" + more + " } }\n  foreground: [xd]\n" + STOP;
    }

    @Test
    void aDirectoryOfRootsIsNotGivenAway() {
        SimulatedService service = saying(service(directory("${dir}", ", owner: xd")), "dir=/etc/root", "xd");
        Result result = service.call(ActionName.START);
        assertThat(result.code()).isEqualTo(OCF_ERR_PERM);
        assertThat(result.reason()).isEqualTo("d: /etc/root is not writable by xd: change its owner or mode");
        assertThat(changes(service)).isEmpty();
    }

    @Test
    void notEvenOneThatRootHasNamed() {
        SimulatedService service = service(directory("/etc/root", ", owner: xd"));
        assertThat(service.call(ActionName.START).code()).isEqualTo(OCF_ERR_PERM);
        assertThat(changes(service)).isEmpty();
    }

    @Test
    void whatACommandOfAUserPrintsIsOnlyAsGoodAsThatUser() {
        SimulatedService service = service(directory("${told}", ", owner: xd"));
        service.host.command("xd-setting", "dir").prints("/srv/told\n");
        assertThat(service.call(ActionName.START).reason())
                .isEqualTo("d: cannot create /srv/told as user 201: Permission denied");
        assertThat(changes(service)).isEmpty();
    }

    @Test
    void whatACommandOfRootsPrintsIsAsGoodAsItsProgram() {
        SimulatedService service = service(directory("${told}", ", owner: xd")).with("user", "root");
        service.host.command("xd-setting", "dir").prints("/srv/told\n");
        service.call(ActionName.START);
        assertThat(service.host.fileAt("/srv/told").orElseThrow().owner()).isEqualTo(201);

        SimulatedService worse = service(directory("${told}", ", owner: xd")).with("user", "root");
        worse.host.program("/usr/bin/xd-setting").owner("xd");
        worse.host.command("xd-setting", "dir").prints("/srv/told\n");
        assertThat(worse.call(ActionName.START).reason()).contains("as user 201: Permission denied");
    }

    @Test
    void aFileThatAGroupCanWriteIsNoUsersWord() {
        SimulatedService service = saying(service(directory("${dir}", "")), "dir=/srv/made", "root");
        service.host.fileAt("/etc/xd.conf").orElseThrow().group("xd").mode("664");
        service.host.directory("/srv").owner("xd").mode("755");
        assertThat(service.call(ActionName.START).reason())
                .isEqualTo("d: cannot create /srv/made as user 65534 with group 200: Permission denied");
        service.host.directory("/srv").group("xd").mode("775");
        service.call(ActionName.START);
        assertThat(service.host.fileAt("/srv/made").orElseThrow().owner()).isEqualTo(65534);
    }

    @Test
    void aDirectoryOnTheWayToTheFileCountsAsTheFile() {
        SimulatedService service = service(directory("${dir}", ", owner: xd"));
        service.host.directory("/home/xd").owner("xd");
        service.host.file("/home/xd/real.conf", "dir=/srv/made");
        service.host.link("/etc/xd.conf", "/home/xd/real.conf");
        assertThat(service.call(ActionName.START).reason()).contains("as user 201: Permission denied");
    }

    @Test
    void rootMakesItWhereABootHasEmptiedThePlace() {
        SimulatedService service = saying(service(directory("${dir}", ", owner: xd, mode: \"750\"")), "dir=/run/fresh", "xd");
        service.call(ActionName.START);
        assertThat(service.host.fileAt("/run/fresh").orElseThrow().owner()).isEqualTo(201);
        assertThat(service.host.fileAt("/run/fresh").orElseThrow().mode()).isEqualTo("750");
    }

    @Test
    void butNotFurtherDownNorBehindDots() {
        for (String path : List.of("/run/a/b", "/run/../srv/x", "/run/a/../../srv/x")) {
            SimulatedService service = saying(service(directory("${dir}", ", owner: xd")), "dir=" + path, "xd");
            assertThat(service.call(ActionName.START).reason()).as(path).contains("as user 201");
            assertThat(changes(service)).as(path).isEmpty();
        }
    }

    @Test
    void rootMakesItWithinWhatTheDescriptorNames() {
        SimulatedService service =
                saying(service(directory("${dir}", ", owner: xd, within: \"${home}\"")), "dir=/srv/xd/a/b", "xd");
        service.host.directory("/srv/xd");
        service.call(ActionName.START);
        assertThat(service.host.fileAt("/srv/xd/a").orElseThrow().owner()).isZero();
        assertThat(service.host.fileAt("/srv/xd/a/b").orElseThrow().owner()).isEqualTo(201);
    }

    @Test
    void withinMustBeRootsAlone() {
        SimulatedService service = service(directory("${dir}", ", owner: xd, within: \"${home}\""));
        assertThat(service.call(ActionName.START))
                .isEqualTo(Result.of(OCF_ERR_ARGS, "d: within: '/srv/xd' is not a directory"));
        service.host.directory("/srv/xd").owner("xd");
        assertThat(service.call(ActionName.START).reason())
                .isEqualTo("d: within: '/srv/xd' is writable by users other than root: user 201");
        assertThat(service.with("home", "srv").call(ActionName.START).reason())
                .isEqualTo("d: within: 'srv' is not an absolute path");
        assertThat(changes(service)).isEmpty();
    }

    @Test
    void anOwnerThatTheFileNamesGetsNothingOfRoots() {
        SimulatedService service = saying(service(directory("/run/new", ", owner: \"${who}\"")), "who=other", "xd");
        assertThat(service.call(ActionName.START).reason())
                .isEqualTo("d: cannot create /run/new as user 201: only root can change its owner to other");
        assertThat(changes(service)).isEmpty();
    }

    @Test
    void filesAreWrittenAndRemovedWithTheRightOfWhoNamedThem() {
        String steps = "start:\n  before: { w: { file: \"${file}\", content: x } }\n  foreground: [xd]\n"
                + "stop: { steps: { kill: { signal: KILL } }, after: { r: { remove: \"${file}\" } } }\n";
        SimulatedService service = saying(service(steps), "file=/etc/root/secret", "xd");
        assertThat(service.call(ActionName.START).reason()).contains("cannot write /etc/root/secret as user 201");
        assertThat(service.call(ActionName.STOP)).isEqualTo(Result.SUCCESS);
        assertThat(service.host.fileAt("/etc/root/secret")).isPresent();
        assertThat(changes(service)).isEmpty();
    }

    @Test
    void aPidfileOfRootsIsNotRemoved() {
        SimulatedService service = saying(service(FOREGROUND), "dir=/etc/root", "xd");
        service.host.file("/etc/root/xd.pid", "99999\n");
        assertThat(service.call(ActionName.STOP)).isEqualTo(Result.SUCCESS);
        assertThat(service.host.fileAt("/etc/root/xd.pid")).isPresent();
    }

    @Test
    void whatWasSaidAtTheStartIsRememberedAsWhoseWordItWas() {
        SimulatedService service = saying(service("start: { command: [xd] }\n"
                + "stop: { steps: { kill: { signal: KILL } }, after: { r: { remove: \"${file}\" } } }\n"), "file=/etc/root/secret", "xd");
        service.call(ActionName.START);
        service.host.file("/etc/xd.conf", "").owner("root");
        service.host.file(SimulatedService.STATE + "/values", "file@/etc/xd.conf\tby u201\t/etc/root/secret\n").mode("600");
        assertThat(service.call(ActionName.STOP)).isEqualTo(Result.SUCCESS);
        assertThat(service.host.fileAt("/etc/root/secret")).isPresent();

        service.host.file(SimulatedService.STATE + "/values", "file@/etc/xd.conf\t/etc/root/secret\n").mode("600");
        assertThat(service.call(ActionName.STOP)).isEqualTo(Result.SUCCESS);
        assertThat(service.host.fileAt("/etc/root/secret")).as("a note without an origin is nobody's known word").isPresent();
    }

    @Test
    void aLogThatTheFileNamesIsOpenedWithItsRight() {
        String log = "start: { foreground: [xd], log: \"${file}\", user: xd }\n" + STOP;
        SimulatedService service = saying(service(log), "file=/etc/root/secret", "xd");
        assertThat(service.call(ActionName.START).reason())
                .isEqualTo("start: cannot write to /etc/root/secret: permission denied (as user 201)");
    }

    @Test
    void aNewLogIsTheUsers() {
        SimulatedService service = service("start: { foreground: [xd], log: /var/log/xd.log, user: xd }\n" + STOP);
        service.call(ActionName.START);
        assertThat(service.host.fileAt("/var/log/xd.log").orElseThrow().owner()).isEqualTo(201);
    }

    @Test
    void aProgramThatTheFileNamesDoesNotRunAsRoot() {
        SimulatedService service = saying(service("start: { foreground: [\"${file}\"] }\n" + STOP), "file=/usr/bin/xd", "xd");
        assertThat(service.call(ActionName.START).reason())
                .isEqualTo("start: not run as root: user 201 controls /etc/xd.conf");
        SimulatedService users =
                saying(service("start: { foreground: [\"${file}\"], user: xd }\n" + STOP), "file=/usr/bin/xd", "xd");
        assertThat(users.call(ActionName.START).reason()).doesNotContain("not run");
    }

    @Test
    void noStepOfAStopRunsItAsRootEither() {
        SimulatedService service = saying(service("start: { foreground: [xd] }\n"
                + "stop: { steps: { ask: { run: [xd], working-directory: \"${dir}\" }, kill: { signal: KILL } } }\n"), "dir=/tmp", "xd");
        service.host.process("/usr/bin/xd").user("xd");
        assertThat(service.call(ActionName.STOP)).isEqualTo(Result.SUCCESS);
    }

    @Test
    void aUserThatTheFileNamesIsNotAnother() {
        SimulatedService service = saying(service("start: { foreground: [xd], user: \"${who}\" }\n" + STOP), "who=root", "xd");
        assertThat(service.call(ActionName.START).reason())
                .isEqualTo("start: not run as root: user 201 controls /etc/xd.conf");
        assertThat(saying(service, "who=xd", "xd").call(ActionName.START).reason()).doesNotContain("not run");
    }

    @Test
    void anEnvironmentThatOthersCanWriteIsNotRoots() {
        SimulatedService service = service("start: { foreground: [xd], environment-file: /etc/xd.env }\n" + STOP);
        service.host.file("/etc/xd.env", "LD_PRELOAD=/tmp/x.so\n").owner("xd");
        assertThat(service.call(ActionName.START).reason())
                .isEqualTo("start: not run as root: user 201 controls /etc/xd.env");
        service.host.file("/etc/xd.env", "A=b\n").owner("root");
        assertThat(service.call(ActionName.START).reason()).doesNotContain("not run");
    }

    /** By its program, by a file among its words, or by one within a word, as in a script for a shell. */
    @Test
    void anEnvironmentThatACommandOfOthersPrintsIsNotRoots() {
        SimulatedService service = service("start: { foreground: [xd], environment-from: [sh, -c, \". '/etc/xd.env'; env -0\"] }\n" + STOP);
        service.host.program("/bin/sh");
        service.host.command("sh").prints("A=b\0");
        service.host.file("/etc/xd.env", "A=b\n").owner("xd");
        assertThat(service.call(ActionName.START).reason())
                .isEqualTo("start: not run as root: user 201 controls the output of sh");
        assertThat(service.host.effects(Effect.Ran.class)).as("nor is it asked")
                .noneMatch(ran -> ran.invocation().argv().getFirst().equals("sh"));
        service.host.file("/etc/xd.env", "A=b\n").owner("root");
        assertThat(service.call(ActionName.START).reason()).doesNotContain("not run");
        assertThat(service.call(ActionName.STOP)).isEqualTo(Result.SUCCESS);
        service.host.program("/bin/sh").owner("xd");
        assertThat(service.call(ActionName.START).reason()).contains("user 201 controls the output of sh");

        SimulatedService named = saying(service("start: { foreground: [xd], environment-from: [env, \"${file}\"] }\n" + STOP), "file=x", "xd");
        named.host.program("/bin/env");
        assertThat(named.call(ActionName.START).reason()).isEqualTo("start: not run as root: user 201 controls the output of env");
    }

    @Test
    void anEnvironmentFileThatTheFileNamesIsReadWithItsRight() {
        SimulatedService service =
                saying(service("start: { foreground: [xd], environment-file: \"${file}\", user: xd }\n" + STOP), "file=/etc/root/secret", "xd");
        service.call(ActionName.START);
        assertThat(service.host.effects(Effect.Launched.class)).first()
                .satisfies(launched -> assertThat(launched.invocation().environment()).doesNotContainKey("PASSWORD"));
    }

    @Test
    void aParameterThatIsNoTextIsRefused() {
        SimulatedService service = service(directory("${home}", ", owner: xd")).with("home", "/srv/x\uFFFDd");
        assertThat(service.call(ActionName.START))
                .isEqualTo(Result.of(OCF_ERR_CONFIGURED, "parameter home: is not valid UTF-8"));
        assertThat(service.with("home", "/srv/x\0d").call(ActionName.START))
                .isEqualTo(Result.of(OCF_ERR_CONFIGURED, "parameter home: contains a NUL character"));
        assertThat(changes(service)).isEmpty();
        assertThat(service.call(ActionName.STOP)).isEqualTo(Result.SUCCESS);
    }
}
