package dev.workfloo.application;

import dev.workfloo.application.Workfloo.Choices;
import dev.workfloo.application.Workfloo.Parts;
import dev.workfloo.application.port.out.ExecutionListener;
import dev.workfloo.application.port.out.FileFormats;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.application.port.out.PoolDraws;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.application.port.out.pdf.PdfRenderer;
import dev.workfloo.definition.pool.Draw;
import dev.workfloo.scenario.ScenarioPolicy;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * Puts a {@link Workfloo} together: all has a default but its store. What is said twice counts as it was said last. It is for one
 * thread, and can build more than once.
 */
public final class WorkflooBuilder {

    private final Store store;
    private final InstantSource clock;
    private final RandomGenerator random;
    private Outside outside = Outside.NOBODY;
    private ExecutionListener listener = ExecutionListener.NONE;
    private Choices choices;

    WorkflooBuilder(Store store, InstantSource clock, RandomGenerator random) {
        this.store = store;
        this.clock = clock;
        this.random = random;
        choices = new Choices(ScenarioPolicy.ALWAYS, FileFormats.BY_SIGNATURE, () -> Draw.by(random), PdfRenderer.NONE);
    }

    /** Whom executions turn to: nobody, unless this is said. */
    public WorkflooBuilder outside(Outside all) {
        outside = all;
        return this;
    }

    /** Who hears of each change, right after it was kept: nobody, unless this is said. What it throws changes nothing. */
    public WorkflooBuilder listener(ExecutionListener hearing) {
        listener = hearing;
        return this;
    }

    /** Which starts in the sandbox must name a scenario: all of them, unless this is said. */
    public WorkflooBuilder scenarios(ScenarioPolicy asked) {
        choices = new Choices(asked, choices.files(), choices.draws(), choices.pdfs());
        return this;
    }

    /** How files are known by their content: by the bytes that they begin with, unless this is said. */
    public WorkflooBuilder files(FileFormats formats) {
        choices = new Choices(choices.scenarios(), formats, choices.draws(), choices.pdfs());
        return this;
    }

    /** What is drawn when a pool chooses: with the randomness of all, unless this is said. */
    public WorkflooBuilder draws(PoolDraws drawn) {
        choices = new Choices(choices.scenarios(), choices.files(), drawn, choices.pdfs());
        return this;
    }

    /** Who draws PDFs: nobody, unless this is said. */
    public WorkflooBuilder pdfs(PdfRenderer renderer) {
        choices = new Choices(choices.scenarios(), choices.files(), choices.draws(), renderer);
        return this;
    }

    public Workfloo build() {
        return new Workfloo(new Parts(store, outside, listener, choices, clock, random));
    }
}
