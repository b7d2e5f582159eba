package org.oscine.fuzz;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.oscine.action.Actions;
import org.oscine.action.Deadline;
import org.oscine.action.Journal;
import org.oscine.descriptor.Descriptor;
import org.oscine.host.simulated.SimulatedHost;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.Result;
import org.oscine.ocf.ReturnCode;
import org.oscine.parameter.Call;
import org.oscine.parameter.Resolver;
import org.oscine.reader.DescriptorText;

/** Pidfiles of a service that does not run: none makes a stop fail, a monitor succeed, or a bystander end. */
class PidfileSubject implements Subject {
    private static final String STATE = "/run/oscine/xd/xd";
    private static final Descriptor XD = DescriptorText.read("xd.yaml", """
            agent: xd
            version: 1.0.0
            summary: The example daemon
            status: { server: { pidfile: /run/xd.pid, executable: /usr/sbin/xd, arguments: [-c, /etc/xd.conf] } }
            start: { command: [/usr/sbin/xd, -c, /etc/xd.conf] }
            stop: { steps: { terminate: { signal: TERM }, kill: { signal: KILL } } }
            """).descriptor().orElseThrow();

    @Override
    public String name() {
        return "pidfile";
    }

    @Override
    public List<String> seeds() {
        return List.of("4711\n", "1\n", "0", "-1\n", "77\n78\n", " 77 \n", "77 xd\n", "2147483648", "99999999999999999999\n", "+77", "0x4d", "77\u0000\n",
                "\u0667\u0667", "", "\n", "/etc/shadow\n");
    }

    @Override
    public boolean holds(String input, RandomGenerator choice) {
        SimulatedHost host = new SimulatedHost();
        host.program("/usr/sbin/xd");
        host.directory(STATE);
        host.process("/usr/bin/bystander", "-c", "/etc/xd.conf");
        host.file("/run/xd.pid", input);
        boolean unknown = call(host, ActionName.STATUS).code() != ReturnCode.OCF_NOT_RUNNING;
        Check.that(call(host, ActionName.STATUS).code() != ReturnCode.OCF_SUCCESS, "running, by a pidfile alone");
        int processes = host.processes().pids().size();
        Result stopped = call(host, ActionName.STOP);
        Check.that(stopped.code() == ReturnCode.OCF_SUCCESS, "a stop that fails: " + stopped);
        Check.that(host.processes().pids().size() == processes, "a bystander was ended");
        return unknown;
    }

    private static Result call(SimulatedHost host, ActionName action) {
        Call call = new Call(action, Map.of(), "xd", "node1", STATE, false, 0);
        return Actions.perform(action, Resolver.resolve(XD, call, host), host, Deadline.of(host.clock(), Duration.ofSeconds(20)),
                Journal.SILENT);
    }
}
