package org.oscine.fuzz;

import java.util.List;
import java.util.random.RandomGenerator;
import org.oscine.descriptor.Value;
import org.oscine.host.simulated.SimulatedHost;
import org.oscine.parameter.config.ConfigFile;

/** Configuration files in every format, one of which includes itself and others. */
final class ConfigurationSubject implements Subject {
    private static final List<String> KEYS = List.of("astrundir", "port", "pid", "user", "A", "", "x y", "\u0000");
    private static final List<String> SECTIONS = List.of("directories", "files", "x", "", "global");

    @Override
    public String name() {
        return "configuration";
    }

    @Override
    public List<String> seeds() {
        return List.of("[directories](!)\nastetcdir => /etc/asterisk\nastrundir = /run/asterisk ; here\n[files]\nastctl=asterisk.ctl\n",
                "#include /c\n#include \"/d\"\n#tryinclude </e>\n[x](+)\nport = 1\n;-- all\nthis --; pid => 3\n[y](x,!)\n",
                "#exec /bin/true\n[global]\nport=8\nuser = \"a b\"\n\\\n[x\nport",
                "# rsyncd\nport = 873\npid file = /run/rsyncd.pid\n\n[data]\n  path = /srv\n; x\n",
                "A=1\nexport B='two words'\nuser=\"x\\\"y\" # c\nport=$A\n",
                "user www-data;\npid /run/nginx.pid;\nevents { worker_connections 768; }\nhttp {\n  listen 80;\n}\n",
                "Port 22\nPidFile /run/sshd.pid\n\tUser \"a b\"\nport 23\n");
    }

    @Override
    public boolean holds(String input, RandomGenerator choice) {
        SimulatedHost host = new SimulatedHost();
        host.file("/c", input);
        host.file("/d", new StringBuilder(input).reverse().toString());
        host.file("/e", input.repeat(3));
        boolean found = false;
        for (Value.Format format : Value.Format.values()) {
            for (String section : SECTIONS) {
                String key = KEYS.get(choice.nextInt(KEYS.size()));
                found |= new ConfigFile(host.files()).find("/c", format, section, key).isPresent();
            }
        }
        return found;
    }
}
