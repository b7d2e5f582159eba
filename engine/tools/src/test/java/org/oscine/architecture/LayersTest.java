package org.oscine.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * Values flow down through the packages of docs/architecture.md, and each library has its one place. What the modules hold
 * is not said again: the compiler finds what is in a module above, or a library that a module does not have.
 */
@AnalyzeClasses(packages = "org.oscine", importOptions = {ImportOption.DoNotIncludeTests.class, LayersTest.NoArchivesOfTests.class})
class LayersTest {

    static final class NoArchivesOfTests implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    @ArchTest
    static final ArchRule noCycles = slices().matching("org.oscine.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theModelKnowsNothingOfTheMachine = noClasses()
            .that().resideInAnyPackage("..ocf..", "..diagnostic..", "..document..", "..descriptor..")
            .should().dependOnClassesThat().resideInAnyPackage("..host..", "..yaml..", "..reader..", "..cli..", "java.io..", "java.nio.file..");

    @ArchTest
    static final ArchRule probesOnlyLook = noClasses()
            .that().resideInAPackage("..probe..")
            .should().dependOnClassesThat().haveFullyQualifiedName("org.oscine.host.FileChanges")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("org.oscine.host.ProcessControl")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("org.oscine.host.Host");

    @ArchTest
    static final ArchRule actionsSeeOnlyTheResource = noClasses()
            .that().resideInAPackage("..action..")
            .should().dependOnClassesThat().haveFullyQualifiedName("org.oscine.descriptor.Template")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("org.oscine.descriptor.Condition")
            .orShould().dependOnClassesThat().resideInAnyPackage("..yaml..", "..reader..", "..lint..", "..cli..");

    @ArchTest
    static final ArchRule plansOnlyTell = noClasses()
            .that().resideInAPackage("..plan..")
            .should().dependOnClassesThat().resideInAnyPackage("..probe..", "..yaml..", "..reader..", "..lint..", "..cli..", "..host.linux..", "java.nio.file..")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("org.oscine.host.Host")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("org.oscine.host.HostView")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("org.oscine.host.Commands");

    @ArchTest
    static final ArchRule testFilesAreReadApartFromTheirPlaying = noClasses()
            .that().resideInAPackage("..testfile..")
            .should().dependOnClassesThat().resideInAnyPackage("..host.simulated..", "..action..", "..parameter..", "..testing..", "..cli..", "java.nio.file..");

    @ArchTest
    static final ArchRule setupFilesAreReadApartFromTheirUse = noClasses()
            .that().resideInAPackage("..setupfile..")
            .should().dependOnClassesThat().resideInAnyPackage("..host.linux..", "..conform..", "..yaml..", "..cli..", "java.nio.file..");

    @ArchTest
    static final ArchRule casesArePlayedInMemory = noClasses()
            .that().resideInAPackage("..testing..")
            .should().dependOnClassesThat().resideInAnyPackage("..host.linux..", "..yaml..", "..reader..", "..lint..", "..cli..", "java.nio.file..", "java.net..");

    @ArchTest
    static final ArchRule onlyHostTouchesTheMachine = noClasses()
            .that().resideInAnyPackage("..action..", "..probe..", "..parameter..", "..metadata..", "..descriptor..", "..reader..", "..yaml..",
                    "..document..", "..diagnostic..", "..trace..")
            .should().dependOnClassesThat().resideInAnyPackage("java.nio.file..", "java.net..", "..host.linux..")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("java.io.File")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("java.lang.ProcessBuilder")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("java.lang.ProcessHandle");

    @ArchTest
    static final ArchRule theSocketKnowsNothingOfWhatIsDoneBehindIt = noClasses()
            .that().resideInAPackage("..serve..")
            .should().dependOnClassesThat().resideInAnyPackage("..cli..", "..action..", "..host..", "..catalog..", "..descriptor..");

    @ArchTest
    static final ArchRule conformDoesNotBelieveTheEngineAboutTheEngine = noClasses()
            .that().resideInAPackage("..conform..")
            .should().dependOnClassesThat().resideInAnyPackage("org.oscine.action..", "org.oscine.probe..", "org.oscine.agent..");

    @ArchTest
    static final ArchRule lintsRulesSeeTheModelAndTheDocumentOnly = noClasses()
            .that().resideInAPackage("..lint.rule..")
            .should().dependOnClassesThat().resideInAnyPackage("..yaml..", "..reader..", "..host..", "..cli..", "tools.jackson..", "com.networknt..");

    @ArchTest
    static final ArchRule snakeYamlHasOneUser = noClasses()
            .that().resideOutsideOfPackage("..yaml..")
            .and(areNotTheListOfArchives())
            .should().dependOnClassesThat().resideInAPackage("org.snakeyaml..");

    @ArchTest
    static final ArchRule commonsExecHasOneUser = noClasses()
            .that().resideOutsideOfPackage("..host.linux..")
            .and(areNotTheListOfArchives())
            .should().dependOnClassesThat().resideInAPackage("org.apache.commons.exec..");

    @ArchTest
    static final ArchRule toolLibrariesStayInLintAndTheCommands = noClasses()
            .that().resideOutsideOfPackages("..lint..", "..cli..", "..conform.command..")
            .should().dependOnClassesThat().resideInAnyPackage("com.networknt..", "tools.jackson..", "picocli..");

    /** It names one class of each archive of a call, to find out where that lies. */
    private static DescribedPredicate<JavaClass> areNotTheListOfArchives() {
        DescribedPredicate<JavaClass> list = HasName.Predicates.name("org.oscine.install.EngineArchives").forSubtype();
        return DescribedPredicate.not(list).as("are not the list of archives");
    }
}
