package dev.workfloo.scenario;

import dev.workfloo.definition.FormNode;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.TimerNode;
import dev.workfloo.definition.Validation;
import dev.workfloo.definition.ValidationNode;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.document.Finding;
import dev.workfloo.document.Findings;
import dev.workfloo.execution.review.ReviewRequest;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;

/** Whether scenarios speak of what their definition has. */
public final class ScenarioCheck {

    private final WorkflooDefinition definition;
    private final Findings findings = new Findings();

    private ScenarioCheck(WorkflooDefinition definition) {
        this.definition = definition;
    }

    /** The scenarios, in the order of the document, or every place where one speaks of what is not there. */
    public static Either<List<Finding>, List<Scenario>> check(List<Scenario> scenarios, WorkflooDefinition definition) {
        ScenarioCheck check = new ScenarioCheck(definition);
        for (int i = 0; i < scenarios.size(); i++) {
            check.checkWaits(scenarios.get(i), "/scenarios/" + i + "/waits/");
            check.checkAnswers(scenarios.get(i), "/scenarios/" + i + "/answers/");
            check.checkReviews(scenarios.get(i), "/scenarios/" + i + "/reviews/");
        }
        return check.findings.hasErrors() ? Either.left(check.findings.all()) : Either.right(scenarios);
    }

    private void checkWaits(Scenario scenario, String pointer) {
        for (NodeId id : scenario.script().waits().keySet()) {
            Optional<Node> node = find(id);
            boolean waits = node.filter(
                            it -> it instanceof TimerNode || it.asks().person())
                    .isPresent();
            if (node.isEmpty()) findings.root().error(pointer + id, "no node has the id " + id);
            else if (!waits) findings.root().error(pointer + id, id + " waits neither for a moment nor for a person");
        }
    }

    private void checkAnswers(Scenario scenario, String pointer) {
        for (NodeId id : scenario.submissions().answers().byNode().keySet()) {
            Optional<Node> node = find(id);
            boolean takesAnswers = node.filter(FormNode.class::isInstance).isPresent()
                    || validation(node).filter(Validation::allowsCorrection).isPresent();
            if (!takesAnswers) {
                findings.root()
                        .error(pointer + id, "no FORM, and no VALIDATION with allowCorrection, has the id " + id);
            }
        }
    }

    private void checkReviews(Scenario scenario, String pointer) {
        scenario.submissions().reviews().byNode().forEach((id, turns) -> {
            Optional<Validation> validation = validation(find(id));
            if (validation.isEmpty()) findings.root().error(pointer + id, "no VALIDATION has the id " + id);
            validation.ifPresent(shown -> turns.forEach(sent -> checkReview(sent, shown, pointer + id)));
        });
    }

    private void checkReview(Value.Context sent, Validation shown, String pointer) {
        ReviewRequest.unknownMember(sent)
                .ifPresent(name -> findings.root().error(pointer, "nothing of a review is called " + name));
        ReviewRequest.read(sent)
                .flatMap(request -> request.on(shown, definition::makes, ScriptedMoves.REVIEWER))
                .peekLeft(
                        wrong -> wrong.forEach((member, why) -> findings.root().error(pointer, member + " " + why)));
    }

    private static Optional<Validation> validation(Optional<Node> node) {
        return node.filter(ValidationNode.class::isInstance).map(it -> ((ValidationNode) it).validation());
    }

    private Optional<Node> find(NodeId id) {
        return definition.nodes().stream().filter(it -> it.id().equals(id)).findFirst();
    }
}
