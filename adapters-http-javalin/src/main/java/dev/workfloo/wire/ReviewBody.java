package dev.workfloo.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.execution.ReviewEvent;
import dev.workfloo.execution.ReviewEvent.FieldsCorrected;
import dev.workfloo.execution.ReviewEvent.FieldsSentBack;
import dev.workfloo.execution.ReviewEvent.Review;
import dev.workfloo.execution.ReviewEvent.ReviewDecided;
import dev.workfloo.execution.ReviewEvent.ReviewOpened;
import java.time.Instant;

/** What a reviewer decided last, when and under which key, among the node's members. */
record ReviewBody(ObjectNode node) implements ReviewEvent.Cases<ObjectNode> {

    private static final String VALIDATION = "validation";
    private static final String REVIEWS = "reviews";

    @Override
    public ObjectNode reviewOpened(ReviewOpened event) {
        node.putObject(VALIDATION).putArray(REVIEWS);
        return node;
    }

    @Override
    public ObjectNode reviewDecided(ReviewDecided event) {
        return decided(event.review(), event.at());
    }

    @Override
    public ObjectNode fieldsSentBack(FieldsSentBack event) {
        return decided(event.review(), event.at());
    }

    private ObjectNode decided(Review review, Instant at) {
        ObjectNode body = node.putObject(VALIDATION);
        body.put("decision", review.decision().name());
        body.put("reviewedAt", at.toString());
        body.put("reviewedBy", review.by());
        review.note().ifPresent(note -> body.put("reviewerNote", note));
        ArrayNode reviews = body.putArray(REVIEWS);
        review.remarks().forEach(remark -> {
            ObjectNode one = reviews.addObject().put("fieldId", remark.field().field());
            remark.message().ifPresent(message -> one.put("message", message));
            one.put("sourceNodeId", remark.field().node().name());
        });
        return node;
    }

    /** What was corrected shows at the nodes that asked for it. */
    @Override
    public ObjectNode fieldsCorrected(FieldsCorrected event) {
        return node;
    }
}
