package org.oscine.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Values flow down through the layers of docs/architecture.md, and each library has its one place. */
@AnalyzeClasses(packages = "org.oscine", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {

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
            .that().resideInAnyPackage("..action..", "..probe..", "..parameter..")
            .should().dependOnClassesThat().resideInAnyPackage("java.nio.file..", "java.net..", "..host.linux..", "..host.simulated..")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("java.lang.ProcessBuilder")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("java.lang.ProcessHandle");

    @ArchTest
    static final ArchRule theSocketKnowsNothingOfWhatIsDoneBehindIt = noClasses()
            .that().resideInAPackage("..serve..")
            .should().dependOnClassesThat().resideInAnyPackage("..cli..", "..action..", "..host..", "..catalog..", "..descriptor..");

    @ArchTest
    static final ArchRule conformDoesNotBelieveTheEngineAboutTheEngine = noClasses()
            .that().resideInAPackage("..conform..")
            .should().dependOnClassesThat().resideInAnyPackage("..action..", "..probe..", "..cli..", "..lint..");

    @ArchTest
    static final ArchRule onlyTheToolsUseConform = noClasses()
            .that().resideOutsideOfPackages("..conform..", "org.oscine.cli.command..")
            .should().dependOnClassesThat().resideInAPackage("..conform..");

    @ArchTest
    static final ArchRule lintsRulesSeeTheModelAndTheDocumentOnly = noClasses()
            .that().resideInAPackage("..lint.rule..")
            .should().dependOnClassesThat().resideInAnyPackage("..yaml..", "..reader..", "..host..", "..cli..", "tools.jackson..", "com.networknt..");

    @ArchTest
    static final ArchRule snakeYamlHasOneUser = noClasses()
            .that().resideOutsideOfPackage("..yaml..")
            .should().dependOnClassesThat().resideInAPackage("org.snakeyaml..");

    @ArchTest
    static final ArchRule commonsExecHasOneUser = noClasses()
            .that().resideOutsideOfPackage("..host.linux..")
            .should().dependOnClassesThat().resideInAPackage("org.apache.commons.exec..");

    @ArchTest
    static final ArchRule toolLibrariesStayInTheTools = classes()
            .that().resideInAnyPackage("com.networknt..", "tools.jackson..", "picocli..")
            .should().onlyHaveDependentClassesThat().resideInAnyPackage("..lint..", "..cli..", "com.networknt..", "tools.jackson..", "picocli..")
            .allowEmptyShould(true);
}
