package org.oscine.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;
import org.oscine.agent.AgentMain;
import org.oscine.host.linux.LinuxHost;

/**
 * All of what a call may load, read as bytecode: nothing in it makes the JVM generate classes when it is first run
 * (decision 003), and it needs the JDK and two libraries, no more.
 */
class NothingIsLinkedAtRunTimeTest {
    private static final int API = Opcodes.ASM9;

    /** What the compiler gives a record; HotCallTest sees that a call does not come by there. */
    private static final String OF_RECORDS = "java/lang/runtime/ObjectMethods";

    private static final Set<String> KNOWN = Set.of("java/", "javax/net/", "javax/security/auth/x500/", "jdk/net/", "org/oscine/",
            "org/snakeyaml/engine/", "org/apache/commons/exec/");

    @ParameterizedTest
    @ValueSource(classes = {AgentMain.class, LinuxHost.class})
    void noMethodIsLinkedAtRunTime(Class<?> ofModule) throws IOException {
        Set<String> linked = new TreeSet<>();
        for (byte[] bytes : classes(ofModule)) {
            linked.addAll(linkedIn(bytes));
        }
        assertThat(linked).as("write a loop, a class or a match instead").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(classes = {AgentMain.class, LinuxHost.class})
    void thereAreTwoLibraries(Class<?> ofModule) throws IOException {
        Set<String> others = new TreeSet<>();
        for (byte[] bytes : classes(ofModule)) {
            for (String type : typesIn(bytes)) {
                if (KNOWN.stream().noneMatch(type::startsWith)) {
                    others.add(type);
                }
            }
        }
        assertThat(others).isEmpty();
    }

    @Test
    void whatIsLinkedIsFound() throws IOException {
        byte[] own = bytesOf(Linked.class);
        assertThat(linkedIn(own)).hasSize(3).allMatch(each -> each.contains("Linked."));
        assertThat(typesIn(own)).contains("org/assertj/core/api/Assertions");
        assertThat(linkedIn(bytesOf(Plain.class))).isEmpty();
    }

    private record Plain(int x) {}

    private static final class Linked {
        Runnable lambda() {
            return () -> assertThat(1).isPositive();
        }

        Runnable reference() {
            return this::lambda;
        }

        int typeSwitch(Object it) {
            return switch (it) {
                case String text -> text.length();
                default -> 0;
            };
        }
    }

    private static Set<String> linkedIn(byte[] bytes) {
        Set<String> linked = new TreeSet<>();
        new ClassReader(bytes).accept(new ClassVisitor(API) {
            private String type;

            @Override
            public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
                type = name.substring(name.lastIndexOf('/') + 1);
            }

            @Override
            public MethodVisitor visitMethod(int access, String method, String descriptor, String signature, String[] exceptions) {
                return new MethodVisitor(API) {
                    @Override
                    public void visitInvokeDynamicInsn(String name, String of, Handle bootstrap, Object... arguments) {
                        if (!bootstrap.getOwner().equals(OF_RECORDS)) {
                            linked.add(type + "." + method + " (" + bootstrap.getOwner() + ")");
                        }
                    }
                };
            }
        }, 0);
        return linked;
    }

    private static Set<String> typesIn(byte[] bytes) {
        Set<String> types = new TreeSet<>();
        new ClassReader(bytes).accept(new ClassRemapper(new ClassWriter(0), new Remapper(API) {
            @Override
            public String map(String internalName) {
                types.add(internalName);
                return internalName;
            }
        }), 0);
        return types;
    }

    private static byte[] bytesOf(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream("/" + Type.getInternalName(type) + ".class")) {
            return in.readAllBytes();
        }
    }

    /** All classes of the module that a class belongs to: its archive, or the directory that Maven has compiled to. */
    private static List<byte[]> classes(Class<?> ofModule) throws IOException {
        Path origin = Path.of(URI.create(ofModule.getProtectionDomain().getCodeSource().getLocation().toString()));
        List<byte[]> classes;
        if (Files.isDirectory(origin)) {
            classes = classesBelow(origin);
        } else {
            try (FileSystem archive = FileSystems.newFileSystem(origin)) {
                classes = classesBelow(archive.getPath("/"));
            }
        }
        assertThat(classes).hasSizeGreaterThan(50);
        return classes;
    }

    private static List<byte[]> classesBelow(Path root) throws IOException {
        List<byte[]> classes = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(it -> it.toString().endsWith(".class")).toList()) {
                classes.add(Files.readAllBytes(file));
            }
        }
        return classes;
    }
}
