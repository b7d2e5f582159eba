package org.oscine.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oscine.Needed;
import org.oscine.diagnostic.Span;
import org.oscine.document.Document;
import org.oscine.document.Node;
import org.oscine.document.Node.ScalarType;
import org.oscine.ocf.Failure;

class CompiledStoreTest {
    @TempDir
    private Path directory;

    private Path source;
    private CompiledStore store;

    @BeforeEach
    void aSourceOfAMinuteAgo() throws IOException {
        source = Files.writeString(directory.resolve("x.yaml"), "agent: x\n");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().minusSeconds(60)));
        store = CompiledStore.in(directory.resolve("store"));
    }

    @Test
    void givesBackWhatWasStored() {
        assertThat(store.read(source)).isEmpty();

        assertEquals(Failure.NONE, store.store(source, document()));

        assertThat(store.read(source)).contains(document());
    }

    @Test
    void everyFlippedBitIsNoticed() throws IOException {
        store.store(source, document());
        Path stored = stored();
        byte[] bytes = Files.readAllBytes(stored);
        for (int i = 0; i < bytes.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] broken = bytes.clone();
                broken[i] ^= (byte) (1 << bit);
                Files.write(stored, broken);
                assertThat(store.read(source)).as("bit %d of byte %d", bit, i).isEmpty();
            }
        }
        Files.write(stored, bytes);
        assertThat(store.read(source)).isPresent();
    }

    @Test
    void everyTruncationIsNoticed() throws IOException {
        store.store(source, document());
        byte[] bytes = Files.readAllBytes(stored());
        for (int length = 0; length < bytes.length; length++) {
            Files.write(stored(), java.util.Arrays.copyOf(bytes, length));
            assertThat(store.read(source)).as("%d bytes", length).isEmpty();
        }
    }

    @Test
    void aSourceOfAnotherSizeTimeOrInodeIsNotTheOneThatWasCompiled() throws IOException {
        store.store(source, document());
        FileTime time = Files.getLastModifiedTime(source);

        Files.setLastModifiedTime(source, FileTime.from(time.toInstant().plusMillis(1)));
        assertThat(store.read(source)).isEmpty();
        Files.setLastModifiedTime(source, time);
        assertThat(store.read(source)).isPresent();

        Files.writeString(source, "agent: xy\n");
        Files.setLastModifiedTime(source, time);
        assertThat(store.read(source)).isEmpty();

        Path other = Files.writeString(directory.resolve("other"), "agent: x\n");
        Files.move(other, source, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(source, time);
        assertThat(store.read(source)).isEmpty();
    }

    @Test
    void anotherEnginesWorkDoesNotCount() throws IOException {
        Path engine = Files.writeString(directory.resolve("engine.jar"), "an engine");
        CompiledStore.in(directory.resolve("store"), engine).store(source, document());

        assertThat(CompiledStore.in(directory.resolve("store"), engine).read(source)).isPresent();
        assertThat(store.read(source)).isEmpty();
    }

    @Test
    void whatOthersMayWriteIsNotRead() throws IOException {
        Needed.root("that root distrusts");
        store.store(source, document());

        Files.setPosixFilePermissions(stored(), PosixFilePermissions.fromString("rw-rw-r--"));
        assertThat(store.read(source)).isEmpty();
        Files.setPosixFilePermissions(stored(), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(store.read(source)).isPresent();

        Files.setAttribute(stored(), "unix:uid", 4711);
        assertThat(store.read(source)).isEmpty();
    }

    @Test
    void aLinkIsNotRead() throws IOException {
        store.store(source, document());
        Path elsewhere = directory.resolve("elsewhere");
        Files.move(stored(), elsewhere);
        Files.createSymbolicLink(directory.resolve("store").resolve(source.toString().replace("/", "%2F")), elsewhere);

        assertThat(store.read(source)).isEmpty();
    }

    @Test
    void everybodyMayReadAndOnlyTheOwnerWrite() throws IOException {
        store.store(source, document());

        assertEquals("rw-r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(stored())));
        assertEquals("rwxr-xr-x", PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("store"), LinkOption.NOFOLLOW_LINKS)));
    }

    @Test
    void firstUseByRootStoresAndASourceThatWasJustWrittenIsNotStored() throws IOException {
        Needed.root("that root stores at first use");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now()));
        store.readThrough(source, path -> Optional.of(document()));
        assertThat(store.read(source)).isEmpty();

        Files.setLastModifiedTime(source, FileTime.from(Instant.now().minusSeconds(5)));
        store.readThrough(source, path -> Optional.of(document()));
        assertThat(store.read(source)).contains(document());
    }

    @Test
    void aDirectoryThatCannotBeHadIsNoFault() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        CompiledStore nowhere = CompiledStore.in(file.resolve("store"));

        assertThat(nowhere.store(source, document()).cause()).contains("cannot be written");
        assertThat(nowhere.read(source)).isEmpty();
        assertThat(nowhere.readThrough(source, path -> Optional.of(document()))).contains(document());
    }

    @Test
    void aFaultySourceIsNotStored() throws IOException {
        assertThat(store.readThrough(source, path -> Optional.empty())).isEmpty();
        assertThat(directory.resolve("store")).doesNotExist();
    }

    @Test
    void whereThingsStandIsNotStored() throws IOException {
        assertThat(store.store(source, document(new Span(1, 2, 300, 70000)))).isEqualTo(Failure.NONE);
        assertThat(store.read(source)).contains(document());
    }

    private Path stored() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("store"))) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }

    private static Document document() {
        return document(Span.START);
    }

    private static Document document(Span span) {
        Node.Scalar text = new Node.Scalar("\u00e4 text\nof two lines \uD83D\uDC26", ScalarType.TEXT, span);
        Node.Scalar empty = new Node.Scalar("", ScalarType.NULL, Span.START);
        Node list = new Node.Sequence(List.of(text, new Node.Scalar("1", ScalarType.INTEGER, span),
                new Node.Scalar("1.5", ScalarType.FLOAT, span), new Node.Scalar("true", ScalarType.BOOLEAN, span),
                text, empty, new Node.Sequence(List.of(), span), new Node.Mapping(List.of(), span)), span);
        return new Document("x.yaml", new Node.Mapping(
                List.of(new Node.Entry(text, list), new Node.Entry(empty, text)), span));
    }
}
