package dev.workfloo.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.definition.DocumentNode;
import dev.workfloo.definition.FormNode;
import dev.workfloo.definition.NipNode;
import dev.workfloo.definition.OtpNode;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.OtpState.AwaitingOtp;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Position;
import dev.workfloo.execution.Position.AwaitingCorrection;
import dev.workfloo.execution.Position.AwaitingDocument;
import dev.workfloo.execution.Position.AwaitingForm;
import dev.workfloo.execution.Position.AwaitingNip;
import dev.workfloo.execution.Position.AwaitingReview;
import dev.workfloo.execution.Position.AwaitingTimer;
import dev.workfloo.execution.Position.Finished;
import dev.workfloo.execution.WorkflooExecution;
import java.time.Instant;

/** The status object: how an execution stands, and what is needed to draw the step that a person is asked to do. */
public final class StatusBody {

    static final String PROGRESS = "PROGRESS";

    /** Behind the type of a node that goes on by itself: clients wait. */
    private static final String PROCESSING = "_PROCESSING";

    private StatusBody() {}

    /** Whole, as the workspace is told of it, as it last moved. */
    public static ObjectNode of(WorkflooExecution execution, CheckedFlow flow) {
        return of(execution, flow, Viewer.OF_ALL, execution.modifiedAt());
    }

    /** @param at when it stands so, by which what is left of a wait is told */
    public static ObjectNode of(WorkflooExecution execution, CheckedFlow flow, Viewer viewer, Instant at) {
        Redaction shown = Redaction.of(flow, viewer);
        Position position = execution.position();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", execution.id().hex());
        body.put("name", flow.definition().name());
        body.put("status", position.outcome().map(Outcome::name).orElse(PROGRESS));
        cancelled(position, body);
        position.waitsAt().map(flow::node).ifPresent(node -> {
            body.put("currentNodeId", node.id().name());
            body.put("currentNodeName", node.name());
            body.put("currentNodeType", node.type() + (position.isWorking() ? PROCESSING : ""));
        });
        if (position instanceof AwaitingForm form)
            body.set("form", FormBody.of(((FormNode) flow.node(form.node())).form()));
        if (position instanceof AwaitingDocument document)
            body.set("document", DocumentBody.of(((DocumentNode) flow.node(document.node())).request()));
        if (position instanceof AwaitingNip nip)
            body.set("link", LinkBody.of(((NipNode) flow.node(nip.node())).nip(), nip.nip(), shown));
        if (position instanceof AwaitingTimer timer) body.set("timer", TimerBody.of(timer.end(), at));
        ValidationBody validation = new ValidationBody(execution, flow, shown);
        if (position instanceof AwaitingReview review) body.set("validation", validation.review(review.node()));
        if (position instanceof AwaitingCorrection correction)
            body.set("validation", validation.correction(correction.node(), correction.review()));
        if (position instanceof AwaitingOtp otp) {
            body.set("link", LinkBody.of(otp.otp()));
            body.set("verification", OtpBody.verification(((OtpNode) flow.node(otp.node())).otp(), otp.otp(), shown));
        }
        return body;
    }

    /** Whoever cancelled it, where somebody did; else nothing. */
    static void cancelled(Position position, ObjectNode body) {
        if (position instanceof Finished finished) {
            finished.cancelled()
                    .ifPresent(it -> body.put("cancelledAt", it.at().toString()).put("cancelledBy", it.by()));
        }
    }
}
