package dev.workfloo.execution.step;

import dev.workfloo.definition.FormNode;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.definition.form.AnswersRefused;
import dev.workfloo.execution.ExecutionProblem;
import dev.workfloo.execution.ExecutionProblem.FormRefused;
import dev.workfloo.execution.FormEvent.FormAnswered;
import dev.workfloo.execution.Position.AwaitingForm;
import dev.workfloo.execution.Progress;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import io.vavr.control.Either;
import java.util.Map;

/** What can be done while an execution waits for a form; good for one move. */
public final class FormStep {

    private final FormNode form;
    private final Transition transition;

    FormStep(FormNode form, Transition transition) {
        this.form = form;
        this.transition = transition;
    }

    /** The form at which the execution waits. */
    public static Either<ExecutionProblem, FormStep> of(Run run) {
        return run.require(AwaitingForm.class)
                .map(at -> new FormStep((FormNode) run.flow().node(at.node()), run.transition()));
    }

    /** Answers the form, and runs on to where the flow next stops or ends. */
    public Either<ExecutionProblem, Progress> answer(Value.Context answers) {
        return form.form()
                .check(answers)
                .<ExecutionProblem>mapLeft(FormRefused::new)
                .flatMap(kept -> take(new FormAnswered(transition.now(), form.id(), kept)));
    }

    /**
     * The telephone numbers, and codes of countries, by which no code would reach a person, by field and with the reason: a form that
     * takes them is refused for them.
     *
     * @param environment what formulas read when the form's answers count
     */
    public static Map<String, String> unreachable(CheckedFlow flow, FormNode form, EvaluationContext environment) {
        return new RecipientCheck(flow, form, environment).refused(field -> true);
    }

    private Either<ExecutionProblem, Progress> take(FormAnswered answered) {
        Map<String, String> unreachable = unreachable(transition.flow(), form, transition.environmentAfter(answered));
        if (!unreachable.isEmpty()) return Either.left(new FormRefused(new AnswersRefused(unreachable)));
        transition.happened(answered);
        return Either.right(transition.run(form.next()));
    }
}
