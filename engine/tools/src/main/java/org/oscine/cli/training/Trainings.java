package org.oscine.cli.training;

import org.oscine.install.Training;

/** What an installation is told of the ways of a call and of the tools. */
public final class Trainings {
    /** Those of this engine. */
    public static final Training ALL = new Training(CallsTraining.class, ToolsTraining.class);

    private Trainings() {}
}
