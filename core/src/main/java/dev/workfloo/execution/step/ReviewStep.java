package dev.workfloo.execution.step;

import dev.workfloo.definition.ValidationNode;
import dev.workfloo.execution.ExecutionProblem;
import dev.workfloo.execution.ExecutionProblem.FieldsWrong;
import dev.workfloo.execution.Position.AwaitingReview;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.ReviewEvent.FieldsSentBack;
import dev.workfloo.execution.ReviewEvent.Review;
import dev.workfloo.execution.ReviewEvent.ReviewDecided;
import dev.workfloo.execution.review.ReviewRequest;
import io.vavr.control.Either;

/** What a reviewer can do while an execution waits for one; good for one move. */
public final class ReviewStep {

    private final ValidationNode node;
    private final Transition transition;

    private ReviewStep(ValidationNode node, Transition transition) {
        this.node = node;
        this.transition = transition;
    }

    /** The review for which the execution waits. */
    public static Either<ExecutionProblem, ReviewStep> of(Run run) {
        return run.require(AwaitingReview.class)
                .map(at -> new ReviewStep((ValidationNode) run.flow().node(at.node()), run.transition()));
    }

    /**
     * Decides, and runs on; or sends fields back, and waits until they are corrected.
     *
     * @param by the name of the reviewer's key
     */
    public Either<ExecutionProblem, Progress> review(ReviewRequest request, String by) {
        return request.on(node.validation(), transition.flow().definition()::makes, by)
                .<ExecutionProblem>mapLeft(FieldsWrong::new)
                .map(this::take);
    }

    private Progress take(Review review) {
        if (review.sendsBack()) {
            transition.happened(new FieldsSentBack(transition.now(), node.id(), review));
            return transition.progress();
        }
        transition.happened(new ReviewDecided(transition.now(), node.id(), review));
        return transition.run(node.next(review.decision()));
    }
}
