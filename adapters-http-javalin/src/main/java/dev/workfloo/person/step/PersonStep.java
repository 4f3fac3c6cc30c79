package dev.workfloo.person.step;

import dev.workfloo.access.Environment;
import dev.workfloo.access.Scope;
import dev.workfloo.application.port.in.FollowedExecution;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.ExpectedStep;
import dev.workfloo.execution.Position;
import dev.workfloo.pages.FormToken;
import dev.workfloo.pages.PostedForm;
import dev.workfloo.pages.Words;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The step at which an execution stands, as one person is shown it.
 *
 * @param notice of what they did right before
 */
public record PersonStep(PersonVisit visit, FollowedExecution followed, Notice notice, Words words) {

    /** The hidden field that says where the execution stood when a form was drawn. */
    public static final String FIELD = "_step";

    public Scope scope() {
        return visit.scope();
    }

    /** Whether nothing is in earnest, and no code is sent. */
    public boolean isTest() {
        return scope().environment() == Environment.SANDBOX;
    }

    public ExecutionId execution() {
        return visit.execution();
    }

    public Position position() {
        return followed.position();
    }

    public CheckedFlow flow() {
        return followed.flow();
    }

    /** @throws IllegalStateException where the execution has ended, and there is no step */
    public Node node() {
        return followed.currentNode().orElseThrow(() -> new IllegalStateException("the execution has ended"));
    }

    public PersonStep saying(Notice other) {
        return new PersonStep(visit, followed, other, words);
    }

    /** Where forms are sent, and where the page is. */
    public String path() {
        return visit.path();
    }

    /** Where a script asks whether there are news. */
    public String newsPath() {
        return path() + "/news?seen=" + URLEncoder.encode(expected().text(), StandardCharsets.UTF_8);
    }

    /** Where a script sends what is typed so far, to have the step drawn anew. */
    public String redrawPath() {
        return path() + "/redraw";
    }

    /** @param name which the step's page knows it by */
    public String filePath(String name) {
        return path() + "/file/" + name;
    }

    /** For the hidden field {@link FormToken#FIELD}. */
    public String formToken() {
        return FormToken.of(visit.secret());
    }

    /** For the hidden field {@link #FIELD}. */
    public ExpectedStep expected() {
        return ExpectedStep.of(position());
    }

    /** What the form was drawn for: {@code steps.expecting(PersonStep.shownBy(form))} takes it for that alone. */
    public static ExpectedStep shownBy(PostedForm form) {
        return new ExpectedStep(form.value(FIELD).orElse(""));
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "PersonStep[" + expected() + "]";
    }
}
