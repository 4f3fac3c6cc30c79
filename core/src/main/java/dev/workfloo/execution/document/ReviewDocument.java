package dev.workfloo.execution.document;

import dev.workfloo.definition.FieldReference;
import dev.workfloo.definition.ReviewDecision;
import dev.workfloo.document.TreeReader;
import dev.workfloo.execution.ReviewEvent.Remark;
import dev.workfloo.execution.ReviewEvent.Review;
import dev.workfloo.rule.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes what a reviewer decided, and reads it back. What was said in words may tell of the person. */
final class ReviewDocument {

    private static final String MESSAGES = "messages";

    private ReviewDocument() {}

    static void write(Review review, Draft to) {
        to.trail()
                .text("decision", review.decision().name())
                .text("by", review.by())
                .texts(
                        "fields",
                        review.remarks().stream()
                                .map(remark -> remark.field().toString())
                                .toList());
        Map<String, Value> messages = new LinkedHashMap<>();
        review.remarks()
                .forEach(remark -> remark.message()
                        .ifPresent(text -> messages.put(remark.field().toString(), new Value.Text(text))));
        to.personal().text("note", review.note());
        to.personalUnlessEmpty(MESSAGES, new Value.Context(messages));
    }

    static Review read(Recorded from) {
        Value.Context messages = StoredMembers.personal(from, MESSAGES);
        return new Review(
                ReviewDecision.valueOf(TreeReader.text(from.trail(), "decision")),
                TreeReader.text(from.trail(), "by"),
                TreeReader.optionalText(from.personal(), "note"),
                TreeReader.texts(from.trail(), "fields").stream()
                        .map(field -> new Remark(
                                FieldReference.parse(field).orElseThrow(), TreeReader.optionalText(messages, field)))
                        .toList());
    }
}
