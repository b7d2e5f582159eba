package org.oscine.host.linux;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Control groups of the second version (cgroups(7)): what is put into one stays in it with all its descendants, however they
 * fork. Where systemd runs, a group is a scope unit of its, which it keeps until Pacemaker has ended at a shutdown; elsewhere
 * it is a directory in the hierarchy, if that is mounted and may be written.
 */
final class ControlGroups {

    private static final String NAME = "oscine";
    private static final String SCOPE = ".scope";
    private static final String SLICE = "/system.slice/";
    private static final String PROCESSES = "/cgroup.procs";
    private static final String KILL = "/cgroup.kill";
    private static final int LONGEST_NAME = 150;

    private ControlGroups() {}

    /** Where a process is to join a group, or find that there is none; it need not be there yet. Empty where none can be. */
    static String plan(String stateDirectory, String word) {
        String hierarchy = hierarchy();
        if (hierarchy.isEmpty()) {
            return "";
        }
        String name = nameOf(stateDirectory) + "-" + word;
        // sd_booted(3): systemd is the one that makes groups on this machine.
        if (new File("/run/systemd/system").isDirectory()) {
            return hierarchy + SLICE + NAME + "-" + name + SCOPE;
        }
        Path above = Path.of(hierarchy, NAME);
        try {
            Files.createDirectories(above);
            removeFormer(above.toString(), name.substring(0, name.length() - word.length()), name.length());
            return Files.createDirectory(above.resolve(name)).toString();
        } catch (IOException notHere) {
            return "";
        }
    }

    /** Those of earlier starts of the instance that a stop could not take away, since something in them was still ending. */
    private static void removeFormer(String above, String beginning, int length) {
        for (String group : groupsIn(above)) {
            String name = group.substring(above.length() + 1);
            if (name.length() == length && name.startsWith(beginning)) {
                remove(group); // one that is not empty stays
            }
        }
    }

    /** Whether the group is a scope that systemd makes. */
    static boolean isScope(String group) {
        return group.endsWith(SCOPE);
    }

    /** Agent and instance, in letters that a unit's name may have (systemd.unit(5)). */
    private static String nameOf(String stateDirectory) {
        int end = stateDirectory.lastIndexOf('/');
        String named = stateDirectory.substring(stateDirectory.lastIndexOf('/', end - 1) + 1);
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < Math.min(LONGEST_NAME, named.length()); i++) {
            char c = named.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '.';
            name.append(plain ? c : '-');
        }
        return name.toString();
    }

    /** Where the second version is mounted; on its own, or beside the first one. */
    private static String hierarchy() {
        for (String mount : ProcFile.text("/proc/mounts").split("\n")) {
            String[] fields = mount.split(" ");
            if (fields.length > 2 && fields[2].equals("cgroup2")) {
                return fields[1];
            }
        }
        return "";
    }

    static boolean contains(String group, int pid) {
        return members(group).contains(pid);
    }

    /** All processes in it and in the groups that they have made below; one in another pid namespace is no number, and left out. */
    static List<Integer> members(String group) {
        List<Integer> members = new ArrayList<>();
        if (!group.isEmpty()) {
            addMembers(group, members);
        }
        return members;
    }

    private static void addMembers(String group, List<Integer> members) {
        for (String line : ProcFile.text(group + PROCESSES).split("\n")) {
            if (!line.isEmpty() && !line.equals("0")) {
                members.add(Integer.parseInt(line));
            }
        }
        for (String below : groupsIn(group)) {
            addMembers(below, members);
        }
    }

    private static List<String> groupsIn(String group) {
        File[] all = new File(group).listFiles();
        List<String> groups = new ArrayList<>();
        for (File file : all == null ? new File[0] : all) {
            if (file.isDirectory()) {
                groups.add(file.getPath());
            }
        }
        return groups;
    }

    /** Ends all of it; false where the kernel has no such file. */
    static boolean kill(String group) {
        if (group.isEmpty() || !new File(group + KILL).exists()) {
            return false;
        }
        try (FileOutputStream kill = new FileOutputStream(group + KILL)) {
            kill.write("1".getBytes(StandardCharsets.US_ASCII));
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    /** Takes it away, if nothing is in it; systemd does that for a scope. */
    static void remove(String group) {
        if (group.isEmpty() || isScope(group)) {
            return;
        }
        for (String below : groupsIn(group)) {
            remove(below);
        }
        new File(group).delete();
    }
}
