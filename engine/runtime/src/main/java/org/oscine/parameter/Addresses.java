package org.oscine.parameter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Descriptor.Entry;
import org.oscine.descriptor.Parameter;
import org.oscine.descriptor.Part;
import org.oscine.descriptor.Template;
import org.oscine.descriptor.Value;
import org.oscine.host.HostAndPort;
import org.oscine.host.WebAddress;
import org.oscine.ocf.Result;
import org.oscine.ocf.ReturnCode;

/** Questions that can never be answered: their address is none, now that its parameters are filled in. */
final class Addresses {
    private static final int LONGEST_SOCKET_PATH = 107;

    private final Descriptor descriptor;
    private final Variables scope;
    private final Expansion expansion;

    Addresses(Descriptor descriptor, Variables scope, Expansion expansion) {
        this.descriptor = descriptor;
        this.scope = scope;
        this.expansion = expansion;
    }

    /** What is wrong with them, with the parameter to set; what every node would find comes first. */
    List<Result> faults() {
        List<Result> faults = new ArrayList<>();
        addFaults(descriptor.monitor(), faults);
        addFaults(descriptor.start().ready(), faults);
        return faults;
    }

    private void addFaults(List<Entry<Descriptor.Monitor<Template>>> questions, List<Result> faults) {
        for (Entry<Descriptor.Monitor<Template>> question : questions) {
            if (scope.holds(question.condition())) {
                Part<Template> address = Part.of(question.kind().probe()).getFirst();
                String fault = fault(address.key(), expansion.text(address.text()));
                if (!fault.isEmpty()) {
                    add(new Sources().of(address.text()), question.name(), fault, faults);
                }
            }
        }
    }

    private static void add(Sources sources, String question, String fault, List<Result> faults) {
        if (sources.ofTheNode.isEmpty()) {
            faults.addFirst(Result.of(ReturnCode.OCF_ERR_CONFIGURED, question + ": " + sources.advice() + fault));
        } else {
            faults.add(Result.of(ReturnCode.OCF_ERR_ARGS, question + ": " + sources.advice() + fault));
        }
    }

    private static String fault(String kind, String address) {
        return switch (kind) {
            case "http" -> address.isEmpty() ? "the web address is empty" : ofPage(WebAddress.of(address));
            case "tcp", "udp", "listening", "connected" -> address.isEmpty()
                    ? "the address is empty"
                    : HostAndPort.isOne(address) ? "" : "'" + address + "' is not HOST:PORT";
            case "unix-socket" -> ofSocket(address);
            default -> ""; // a command, which tells itself what it cannot run
        };
    }

    private static String ofPage(WebAddress address) {
        return address.fault().exists() ? address.fault().after("not a web address: ").cause() : "";
    }

    private static String ofSocket(String path) {
        if (path.isEmpty()) {
            return "the path of the socket is empty";
        }
        if (!path.startsWith("/")) {
            return "'" + path + "' is not an absolute path";
        }
        return path.getBytes(StandardCharsets.UTF_8).length > LONGEST_SOCKET_PATH
                ? "the path of the socket has more than " + LONGEST_SOCKET_PATH + " bytes"
                : "";
    }

    /** Where a text comes from: what an administrator can set, and values that are found out on the node. */
    private final class Sources {
        private final List<String> parameters = new ArrayList<>();
        private final List<String> ofTheNode = new ArrayList<>();

        Sources of(Template template) {
            if (template instanceof Template.Text text) {
                for (Template.Part part : text.parts()) {
                    if (part instanceof Template.Part.Reference reference) {
                        add(reference.name());
                    }
                }
            }
            return this;
        }

        private void add(String name) {
            for (Parameter parameter : descriptor.parameters()) {
                if (parameter.name().equals(name) && !parameters.contains(name)) {
                    parameters.add(name);
                }
            }
            for (Entry<Value<Template>> value : descriptor.values()) {
                if (value.name().equals(name)) {
                    add(name, value.kind());
                }
            }
        }

        private void add(String name, Value<Template> value) {
            if (value instanceof Value.Text<Template> text) {
                of(text.text());
            } else if (!ofTheNode.contains(name)) {
                ofTheNode.add(name);
            }
        }

        /** Of several, those that are empty are meant. */
        String advice() {
            List<String> meant = new ArrayList<>();
            for (String name : parameters) {
                if (scope.textOf(name).isEmpty()) {
                    meant.add(name);
                }
            }
            List<String> named = meant.isEmpty() ? parameters : meant;
            if (!named.isEmpty()) {
                return "set '" + String.join("' or '", named) + "': ";
            }
            return ofTheNode.isEmpty() ? "" : "see the value '" + String.join("' or '", ofTheNode) + "': ";
        }
    }
}
