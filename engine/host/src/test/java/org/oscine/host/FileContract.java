package org.oscine.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.oscine.host.FileView.Access;
import org.oscine.host.FileView.Kind;
import org.oscine.host.FileView.Reading;
import org.oscine.trust.Origin;

/** What every host promises of files. */
public interface FileContract {

    Optional<String> NONE = Optional.empty();

    Scene scene();

    private FileView files() {
        return scene().host().files();
    }

    private FileChanges changes() {
        return scene().host().changes();
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private String in(String name) {
        return scene().directory() + "/" + name;
    }

    @Test
    default void kindsAreToldApart() {
        scene().file(in("file"), "x", "644");
        scene().socket(in("socket"));
        scene().link(in("link"), "file");
        scene().link(in("dangling"), "nowhere");
        scene().link(in("loop"), "loop");

        assertThat(files().kind(in("file"))).isEqualTo(Kind.FILE);
        assertThat(files().kind(in("link"))).isEqualTo(Kind.FILE);
        assertThat(files().kind(in("socket"))).isEqualTo(Kind.SOCKET);
        assertThat(files().kind(scene().directory())).isEqualTo(Kind.DIRECTORY);
        assertThat(files().kind(in("dangling"))).isEqualTo(Kind.MISSING);
        assertThat(files().kind(in("nothing"))).isEqualTo(Kind.MISSING);
        assertThat(files().kind(in("file/below"))).isEqualTo(Kind.MISSING);
        assertThat(files().kind(in("loop"))).isEqualTo(Kind.OTHER);
        assertThat(files().realPath(in("link"))).contains(in("file"));
        assertThat(files().realPath(in("dangling"))).isEmpty();
    }

    @Test
    default void filesAreRead() {
        scene().file(in("file"), "zwölf\n", "600");
        scene().file(in("huge"), "x".repeat((1 << 20) + 1), "600");

        assertThat(files().read(in("file"))).isEqualTo(new Reading.Content("zwölf\n"));
        assertThat(files().read(in("nothing"))).isEqualTo(new Reading.Missing());
        assertThat(files().read(in("file/below"))).isEqualTo(new Reading.Missing());
    }

    @Test
    default void whatIsNoTextFileIsToldFromWhatCannotBeLookedAt() {
        scene().file(in("huge"), "x".repeat((1 << 20) + 1), "600");
        scene().file(in("largest"), "x".repeat(1 << 20), "600");
        scene().socket(in("socket"));
        scene().fifo(in("fifo"));
        scene().link(in("to the fifo"), "fifo");
        scene().link(in("loop"), "loop");

        assertThat(files().read(scene().directory())).isEqualTo(new Reading.Odd("it is a directory"));
        assertThat(files().read(in("socket"))).isEqualTo(new Reading.Odd("it is a socket"));
        assertThat(files().read(in("fifo"))).isEqualTo(new Reading.Odd("it is a FIFO"));
        assertThat(files().read(in("to the fifo"))).isEqualTo(new Reading.Odd("it is a FIFO"));
        assertThat(files().read(in("loop"))).isEqualTo(new Reading.Odd("its symbolic links form a loop"));
        assertThat(files().read(in("loop/below"))).isEqualTo(new Reading.Odd("its symbolic links form a loop"));
        assertThat(files().read(in("huge"))).isEqualTo(new Reading.Odd("it is larger than one mebibyte"));
        assertThat(files().read(in("largest"))).isInstanceOf(Reading.Content.class);
    }

    @Test
    default void namesThatNoFileCanHaveAreToldFromThoseThatAreMissing() {
        assertThat(files().read(in("a\0b"))).isEqualTo(new Reading.Odd("its name contains a NUL"));
        assertThat(files().read(in("a\ud800b"))).isEqualTo(new Reading.Odd("its name is not valid text"));
        assertThat(files().read(in("x".repeat(256)))).isEqualTo(new Reading.Odd("its name is too long"));
        assertThat(files().read(in("ö".repeat(128)))).isEqualTo(new Reading.Odd("its name is too long"));
        assertThat(files().read(in("x/".repeat(2100)))).isEqualTo(new Reading.Odd("its name is too long"));
        assertThat(files().read(in("x".repeat(255)))).isEqualTo(new Reading.Missing());
    }

    @Test
    default void noNameIsTooOddToBeAskedFor() {
        for (String name : List.of("a\0b", "a\ud800b", "x".repeat(256), "x/".repeat(2100))) {
            assertThat(files().kind(in(name))).isEqualTo(Kind.MISSING);
            assertThat(files().beginning(in(name)).startsWith("x")).isFalse();
            assertThat(files().modified(in(name))).isEmpty();
            assertThat(files().realPath(in(name))).isEmpty();
            assertThat(files().matching(in(name))).isEmpty();
            assertThat(files().matching(in(name + "*/x"))).isEmpty();
            assertThat(files().executable(in(name))).isFalse();
            assertThat(files().writableBy(in(name), "nobody")).isEqualTo(Access.NO);
        }
    }

    @Test
    default void theTimeOfAFileIsTold() {
        scene().file(in("file"), "", "600");

        assertThat(files().modified(in("file"))).hasValueSatisfying(time -> assertThat(
                Duration.between(time, scene().host().clock().wall()).abs()).isLessThan(Duration.ofMinutes(1)));
        assertThat(files().modified(in("nothing"))).isEmpty();
    }

    @Test
    default void patternsMatchAsInAShell() {
        scene().file(in("b.conf"), "", "600");
        scene().file(in("a.conf"), "", "600");
        scene().file(in(".hidden.conf"), "", "600");
        scene().file(in("c.txt"), "", "600");

        assertThat(files().matching(in("*.conf"))).containsExactly(in("a.conf"), in("b.conf"));
        assertThat(files().matching(in("[!a].conf"))).containsExactly(in("b.conf"));
        assertThat(files().matching(in("?.txt"))).containsExactly(in("c.txt"));
        assertThat(files().matching(in("c.txt"))).containsExactly(in("c.txt"));
        assertThat(files().matching(in("none*"))).isEmpty();
        assertThat(files().matching(in("c.txt/*"))).isEmpty();
    }

    /** Backtracking would try more ways than there are atoms. */
    @Test
    default void aPatternOfManyStarsIsMatchedInNoTime() {
        scene().file(in("a".repeat(200)), "", "600");
        scene().file(in("axbxc"), "", "600");

        assertThat(files().matching(in("*a".repeat(60) + "*b"))).isEmpty();
        assertThat(files().matching(in("*a".repeat(60) + "*"))).hasSize(1);
        assertThat(files().matching(in("a*x*c"))).containsExactly(in("axbxc"));
        assertThat(files().matching(in("a*[b-d]*[!x]"))).containsExactly(in("axbxc"));
        assertThat(files().matching(in("a[*]bxc"))).isEmpty();
        assertThat(files().matching(in("**?xbxc**"))).containsExactly(in("axbxc"));
    }

    @Test
    default void atMostAThousandFilesMatch() {
        for (int i = 0; i < 1010; i++) {
            scene().file(in("f" + i), "", "600");
        }
        assertThat(files().matching(in("f*"))).hasSize(1000);
    }

    @Test
    default void rightsAreTold() {
        scene().file(in("tool"), "", "755");
        scene().file(in("text"), "", "644");

        assertThat(files().executable(in("tool"))).isTrue();
        assertThat(files().executable(in("text"))).isFalse();
        assertThat(files().executable(scene().directory())).isFalse();
        assertThat(files().writableBy(in("text"), "root")).isEqualTo(Access.YES);
        assertThat(files().writableBy(in("text"), "nobody")).isEqualTo(Access.NO);
        assertThat(files().writableBy(scene().directoriesOfNobody(), "nobody")).isEqualTo(Access.YES);
        assertThat(files().writableBy(in("nothing"), "nobody")).isEqualTo(Access.NO);
        assertThat(files().writableBy(in("text"), "no-such-user")).isEqualTo(Access.UNKNOWN);
    }

    @Test
    default void directoriesAreMadeWithThoseAbove() {
        assertThat(changes().makeDirectory(in("a/b/c"), Optional.of("nobody"), NONE, Optional.of("750")).cause()).isEmpty();

        assertThat(files().kind(in("a/b/c"))).isEqualTo(Kind.DIRECTORY);
        assertThat(files().writableBy(in("a/b/c"), "nobody")).isEqualTo(Access.YES);
        assertThat(files().writableBy(in("a/b"), "nobody")).isEqualTo(Access.NO);
    }

    @Test
    default void aDirectoryThatIsThereIsNobodysToGive() {
        changes().makeDirectory(in("there"), NONE, NONE, Optional.of("700"));

        assertThat(changes().makeDirectory(in("there"), Optional.of("nobody"), NONE, Optional.of("777")).cause()).isEmpty();

        assertThat(files().writableBy(in("there"), "nobody")).isEqualTo(Access.NO);
    }

    @Test
    default void whoCouldHaveWrittenAFileIsTold() {
        scene().file(in("roots"), "", "644");
        scene().file(in("groups"), "", "664");
        scene().file(in("everybodys"), "", "646");
        String open = scene().directoriesOfNobody();
        scene().file(open + "/file", "", "600");
        scene().link(in("link"), open + "/file");
        scene().link(in("loop"), "loop");

        assertThat(files().writers(in("roots"))).matches(Origin::isRoot);
        assertThat(files().writers(in("groups")).word()).isEqualTo("g0");
        assertThat(files().writers(in("everybodys")).word()).isEqualTo("*");
        assertThat(files().writers(open + "/file").word()).isEqualTo("u65534");
        assertThat(files().writers(in("link")).word()).isEqualTo("u65534");
        assertThat(files().writers(open + "/../" + name(scene().directory()) + "/roots").word()).isEqualTo("u65534");
        assertThat(files().writers(scene().directory()).isRoot()).isTrue();
        assertThat(files().writers(in("nothing")).isRoot()).isTrue();
    }

    @Test
    default void changesOfAnotherAreMadeWithItsRightAlone() {
        scene().file(in("roots"), "kept", "644");
        FileChanges nobodys = changes().as(Account.of("65534"));

        assertThat(nobodys.remove(in("roots")).cause()).contains(in("roots"), "as user 65534", "Permission denied");
        assertThat(nobodys.makeDirectory(in("new"), NONE, NONE, NONE).cause()).contains("Permission denied");
        assertThat(nobodys.write(in("roots"), "lost", "644", NONE, NONE).cause()).startsWith("cannot write");
        assertThat(nobodys.remove(in("nothing")).cause()).isEmpty();

        assertThat(files().read(in("roots"))).isEqualTo(new Reading.Content("kept"));
        assertThat(files().kind(in("new"))).isEqualTo(Kind.MISSING);
    }

    @Test
    default void whatAnotherMakesIsItsOwn() {
        String open = scene().directoriesOfNobody();
        FileChanges nobodys = changes().as(Account.of("65534"));

        assertThat(nobodys.makeDirectory(open + "/a/b", Optional.of("nobody"), NONE, Optional.of("750")).cause()).isEmpty();
        assertThat(nobodys.write(open + "/a/b/file", "two\nlines", "640", NONE, NONE).cause()).isEmpty();

        assertThat(files().writableBy(open + "/a/b", "nobody")).isEqualTo(Access.YES);
        assertThat(files().read(open + "/a/b/file")).isEqualTo(new Reading.Content("two\nlines"));
        assertThat(files().writers(open + "/a/b/file").word()).isEqualTo("u65534");
        assertThat(nobodys.makeDirectory(open + "/other", Optional.of("root"), NONE, NONE).cause()).contains("only root can change its owner to root");
        assertThat(files().kind(open + "/other")).isEqualTo(Kind.MISSING);
        assertThat(nobodys.remove(open + "/a/b/file").cause()).isEmpty();
        assertThat(files().kind(open + "/a/b/file")).isEqualTo(Kind.MISSING);
    }

    @Test
    default void linksOfAnotherLeadItNoFurtherThanItMayGo() {
        scene().file(in("precious"), "kept", "600");
        String open = scene().directoriesOfNobody();
        scene().link(open + "/folder", scene().directory());
        FileChanges nobodys = changes().as(Account.of("65534"));

        assertThat(nobodys.remove(open + "/folder/precious").cause()).contains("Permission denied");
        assertThat(nobodys.makeDirectory(open + "/folder/new", NONE, NONE, NONE).cause()).contains("Permission denied");
        assertThat(files().readAs(Account.of("65534"), open + "/folder/precious")).isInstanceOf(Reading.Unreadable.class);
        assertThat(files().read(in("precious"))).isEqualTo(new Reading.Content("kept"));
    }

    @Test
    default void whatAnotherMayReadIsRead() {
        scene().file(in("open"), "A=b\n", "644");

        assertThat(files().readAs(Account.of("65534"), in("open"))).isEqualTo(new Reading.Content("A=b\n"));
        assertThat(files().readAs(Account.of("65534"), in("nothing"))).isEqualTo(new Reading.Missing());
    }

    @Test
    default void aFileInTheWayOfADirectoryIsAFault() {
        scene().file(in("file"), "", "644");

        assertThat(changes().makeDirectory(in("file"), NONE, NONE, NONE).cause()).contains(in("file"), "not a directory");
        assertThat(changes().makeDirectory(in("file/below"), NONE, NONE, NONE).cause()).contains("not a directory");
    }

    @Test
    default void accountsAndModesThatMeanNothingAreFaults() {
        scene().file(in("file"), "", "644");

        assertThat(changes().write(in("file"), "", "644", Optional.of("no-such-user"), NONE).cause())
                .isEqualTo("there is no user no-such-user");
        assertThat(changes().makeDirectory(in("new"), Optional.of("nobody"), Optional.of("no-such-group"), NONE).cause())
                .isEqualTo("there is no group no-such-group");
        assertThat(changes().makeDirectory(in("new"), NONE, NONE, Optional.of("rwx")).cause()).isEqualTo("rwx is not an octal mode");
        assertThat(files().kind(in("new"))).isEqualTo(Kind.MISSING);
    }

    @Test
    default void filesAreWrittenReplacedAndRemoved() {
        assertThat(changes().write(in("file"), "öne", "640", NONE, NONE).cause()).isEmpty();
        assertThat(files().read(in("file"))).isEqualTo(new Reading.Content("öne"));
        assertThat(changes().write(in("file"), "two", "600", Optional.of("nobody"), NONE).cause()).isEmpty();
        assertThat(changes().write(in("theirs"), "x", "600", Optional.of("4294967294"), Optional.of("3000000000")).cause()).isEmpty();
        assertThat(files().writableBy(in("theirs"), "4294967294")).isEqualTo(Access.YES);
        assertThat(changes().remove(in("theirs")).cause()).isEmpty();
        assertThat(files().read(in("file"))).isEqualTo(new Reading.Content("two"));
        assertThat(files().matching(in("*"))).containsExactly(in("file"));
        assertThat(files().matching(in(".*"))).isEmpty();

        assertThat(changes().remove(in("file")).cause()).isEmpty();
        assertThat(files().kind(in("file"))).isEqualTo(Kind.MISSING);
        assertThat(changes().remove(in("file")).cause()).isEmpty();
    }

    @Test
    default void aFileThatIsThereIsNotMadeAnew() {
        assertThat(changes().makeFile(in("log"), "640", Optional.of("nobody"), NONE).cause()).isEmpty();
        assertThat(files().read(in("log"))).isEqualTo(new Reading.Content(""));
        assertThat(files().owner(in("log"))).contains(65534);
        assertThat(changes().write(in("log"), "a line", "600", NONE, NONE).cause()).isEmpty();
        assertThat(changes().makeFile(in("log"), "644", Optional.of("nobody"), NONE).cause()).isEmpty();
        assertThat(files().read(in("log"))).isEqualTo(new Reading.Content("a line"));
        assertThat(files().owner(in("log"))).contains(0);
        assertThat(changes().makeFile(in("no/log"), "644", NONE, NONE).cause()).contains("no such directory");
        assertThat(changes().makeFile(scene().directory(), "644", NONE, NONE).cause()).contains("it is not a regular file");
    }

    @Test
    default void whatCannotBeWrittenOrRemovedIsAFault() {
        assertThat(changes().write(in("no/file"), "", "600", NONE, NONE).cause()).contains(in("no/file"), "no such directory");
        assertThat(changes().write(scene().directory(), "", "600", NONE, NONE).cause()).contains("it is a directory");
        assertThat(changes().remove(scene().directory()).cause()).contains("it is a directory");
        assertThat(files().kind(scene().directory())).isEqualTo(Kind.DIRECTORY);
    }

    @Test
    default void removingALinkLeavesItsTarget() {
        scene().file(in("file"), "kept", "600");
        scene().link(in("link"), "file");

        assertThat(changes().remove(in("link")).cause()).isEmpty();

        assertThat(files().kind(in("link"))).isEqualTo(Kind.MISSING);
        assertThat(files().read(in("file"))).isEqualTo(new Reading.Content("kept"));
    }

    @Test
    default void linksOfRootsAreFollowed() {
        scene().file(in("file"), "old", "600");
        scene().link(in("link"), "file");

        assertThat(changes().write(in("link"), "new", "600", NONE, NONE).cause()).isEmpty();

        assertThat(files().read(in("file"))).isEqualTo(new Reading.Content("new"));
        assertThat(files().realPath(in("link"))).contains(in("file"));
    }

    @Test
    default void linksThatOthersCouldLayAreNotFollowed() {
        scene().file(in("precious"), "kept", "600");
        String open = scene().directoriesOfNobody();
        scene().link(open + "/link", in("precious"));
        scene().link(open + "/folder", scene().directory());

        assertThat(changes().write(open + "/link", "lost", "666", NONE, NONE).cause()).contains("symbolic link");
        assertThat(changes().makeDirectory(open + "/link", Optional.of("nobody"), NONE, NONE).cause()).contains("symbolic link");
        assertThat(changes().remove(open + "/folder/precious").cause()).contains("symbolic link");
        assertThat(changes().makeDirectory(open + "/folder/new", NONE, NONE, NONE).cause()).contains("symbolic link");

        assertThat(files().read(in("precious"))).isEqualTo(new Reading.Content("kept"));
        assertThat(files().writableBy(in("precious"), "nobody")).isEqualTo(Access.NO);
        assertThat(files().kind(in("new"))).isEqualTo(Kind.MISSING);
    }

    @Test
    default void aLockIsHeldOnceAndGivenBack() throws Exception {
        AutoCloseable first = changes().tryLock(in("lock")).orElseThrow();
        assertThat(changes().tryLock(in("lock"))).isEmpty();
        assertThat(changes().tryLock(in("lock"))).isEmpty();
        try (AutoCloseable other = changes().tryLock(in("other")).orElseThrow()) {
            assertThat(other).isNotNull();
        }
        first.close();
        try (AutoCloseable again = changes().tryLock(in("lock")).orElseThrow()) {
            assertThat(again).isNotNull();
        }
        assertThatThrownBy(() -> changes().tryLock(in("no/lock")))
                .isInstanceOf(UncheckedIOException.class).hasMessageContaining(in("no/lock"));
    }
}
