package org.oscine.host.simulated;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.host.CommandContract;
import org.oscine.host.FileContract;
import org.oscine.host.Host;
import org.oscine.host.NodeContract;
import org.oscine.host.ProcessContract;
import org.oscine.host.Scene;

/** The simulated host keeps the promises of every host. */
class SimulatedHostContractTest implements CommandContract, ProcessContract, FileContract, NodeContract {

    private final Scene scene = new SimulatedScene();

    @Override
    public Scene scene() {
        return scene;
    }

    private static final class SimulatedScene implements Scene {
        private final SimulatedHost host = new SimulatedHost();

        SimulatedScene() {
            host.directory("/srv/scene");
            host.directory("/srv/nobody").owner("nobody");
            host.program("/usr/bin/sleep");
        }

        @Override
        public Host host() {
            return host;
        }

        @Override
        public String directory() {
            return "/srv/scene";
        }

        @Override
        public String directoriesOfNobody() {
            return "/srv/nobody";
        }

        @Override
        public void file(String path, String content, String mode) {
            host.file(path, content).mode(mode);
        }

        @Override
        public void link(String path, String target) {
            host.link(path, target);
        }

        @Override
        public void socket(String path) {
            host.socket(path);
        }

        @Override
        public void fifo(String path) {
            host.fifo(path);
        }

        @Override
        public void shell(String script, int code, String output, Duration takes) {
            host.command("sh", "-c", script).prints(output).exits(code).takes(takes);
        }

        @Override
        public int sleeper(String seconds) {
            return host.process("sleep", seconds).pid();
        }

        @Override
        public int stubborn() {
            return host.process("sleep", "60").ignores("TERM").pid();
        }

        @Override
        public int zombie() {
            return host.process("sleep", "0").zombie().pid();
        }

        @Override
        public String greeter(String greeting) {
            host.tcp("127.0.0.1:7").answers(greeting).heldBy(() -> List.of(host.processes().self()));
            return "127.0.0.1:7";
        }

        @Override
        public String speaker(String greeting, List<String> questions, List<String> answers) {
            List<ScriptedReply.Exchange> exchanges = new ArrayList<>();
            exchanges.add(new ScriptedReply.Exchange(Optional.empty(), greeting));
            for (int i = 0; i < questions.size(); i++) {
                exchanges.add(new ScriptedReply.Exchange(Optional.of(questions.get(i)), answers.get(i)));
            }
            host.tcp("127.0.0.1:25").holds(exchanges);
            return "127.0.0.1:25";
        }

        @Override
        public String closedPort() {
            return "127.0.0.1:9";
        }

        @Override
        public void close() {}
    }
}
