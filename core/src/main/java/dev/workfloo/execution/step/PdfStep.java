package dev.workfloo.execution.step;

import dev.workfloo.content.DocumentReference;
import dev.workfloo.definition.PdfNode;
import dev.workfloo.execution.AutomaticEvent.PdfMade;
import dev.workfloo.execution.AutomaticEvent.PdfNotMade;
import dev.workfloo.execution.Position.Rendering;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Work;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.evaluation.Evaluation;
import dev.workfloo.rule.template.PlaceText;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be done while an execution waits for a PDF; good for one move. */
public final class PdfStep {

    /** A page in a script that the font does not have lacks them all; who reads of some knows. */
    private static final int MOST_TOLD = 100;

    private final Run run;
    private final PdfNode node;

    private PdfStep(Run run, Rendering position) {
        this.run = run;
        this.node = (PdfNode) run.flow().node(position.node());
    }

    /** The PDF that this work is to make, while there is none. */
    public static Optional<PdfStep> of(Run run, Work.Render work) {
        return run.at(Rendering.class)
                .filter(at -> at.node().equals(work.node()) && at.visit() == work.visit())
                .map(at -> new PdfStep(run, at));
    }

    /** Since when it is wanted. */
    public Instant due() {
        return run.execution().modifiedAt();
    }

    /**
     * The page that is to be drawn, the same however often it is asked for: its values are as they were when the flow came here.
     *
     * @return or why there is none
     */
    public Either<String, String> page() {
        Run then = new Run(run.execution(), run.flow(), due(), run.waits());
        Evaluation evaluation = new Evaluation(then.environment());
        return node.template().fill(expression -> text(expression, evaluation));
    }

    private static Either<String, String> text(Expression expression, Evaluation evaluation) {
        Value value = evaluation.evaluate(expression);
        return evaluation
                .failure()
                .<Either<String, String>>map(Either::left)
                .orElseGet(() -> PlaceText.of(value)
                        .<Either<String, String>>map(Either::right)
                        .orElse(Either.left("a value cannot be written")));
    }

    /**
     * Takes the PDF, and runs on.
     *
     * @param missing characters that its font lacks, by their numbers in Unicode
     */
    public Progress made(DocumentReference pdf, Set<Integer> missing) {
        Transition transition = run.transition();
        Set<Integer> told = missing.stream().sorted().limit(MOST_TOLD).collect(Collectors.toSet());
        transition.happened(new PdfMade(transition.now(), node.id(), Map.of(PdfNode.FILE, pdf), told));
        return transition.run(node.next());
    }

    /** Goes on where no PDF can be made. */
    public Progress failed(String reason) {
        Transition transition = run.transition();
        transition.happened(new PdfNotMade(transition.now(), node.id(), reason));
        return transition.run(transition.failed(node, node.onError(), "no PDF could be made: " + reason));
    }
}
