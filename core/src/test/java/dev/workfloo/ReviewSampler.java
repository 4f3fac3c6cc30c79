package dev.workfloo;

import dev.workfloo.definition.Exits;
import dev.workfloo.definition.FieldReference;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.ReviewDecision;
import dev.workfloo.definition.Validation;
import dev.workfloo.definition.ValidationNode;
import dev.workfloo.definition.file.FileRequest;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.Position.AwaitingCorrection;
import dev.workfloo.execution.ReviewEvent.Remark;
import dev.workfloo.execution.review.ReviewRequest;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.FileSampler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Draws nodes at which is reviewed, over the fields and files of the nodes around them, and what reviewers and those who correct send. */
public final class ReviewSampler {

    /** Of the DOCUMENT in the documented example. */
    private static final List<String> FILES = List.of("voter_card", "payslips");

    private final Random random;

    public ReviewSampler(Random random) {
        this.random = random;
    }

    Node node(NodeId id, Optional<NodeId> next) {
        List<FieldReference> fields = new ArrayList<>();
        for (int node = 0; node < 4; node++) {
            for (int field = 0; field < 4; field++) {
                if (random.nextInt(3) == 0) fields.add(new FieldReference(new NodeId("n" + node), "f" + field));
            }
            for (String file : FILES) {
                if (random.nextInt(4) == 0) fields.add(new FieldReference(new NodeId("n" + node), file));
            }
        }
        Optional<String> instruction = random.nextBoolean() ? Optional.of("Does \"Ñandú\" fit? 😀") : Optional.empty();
        Map<String, Optional<NodeId>> exits = new LinkedHashMap<>();
        exits.put(ReviewDecision.APPROVED.name(), next);
        exits.put(ReviewDecision.REJECTED.name(), next);
        Validation validation = new Validation(fields, instruction, random.nextInt(4) > 0);
        return new ValidationNode(id, "Review " + id, validation, new Exits(exits));
    }

    /** Often one that can be taken. */
    public ReviewRequest request(Validation shown) {
        List<ReviewRequest.Item> items = new ArrayList<>();
        for (FieldReference field : shown.fields()) {
            if (random.nextInt(3) == 0) items.add(item(field));
        }
        boolean approves = items.isEmpty() ? random.nextBoolean() : random.nextInt(8) == 0;
        ReviewDecision decision = approves ? ReviewDecision.APPROVED : ReviewDecision.REJECTED;
        return new ReviewRequest(decision.name(), words(), items);
    }

    private ReviewRequest.Item item(FieldReference field) {
        boolean isWhole = random.nextBoolean();
        return new ReviewRequest.Item(
                isWhole ? field.toString() : field.field(),
                words(),
                isWhole && random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(field.node().name()));
    }

    private Optional<String> words() {
        return random.nextBoolean() ? Optional.of("a secret of somebody's") : Optional.empty();
    }

    /** Answers to what was sent back, most of them; the names are the shorter or the longer ones. */
    public Value.Context correction(AwaitingCorrection at, CheckedFlow flow) {
        Validation validation = ((ValidationNode) flow.node(at.node())).validation();
        Map<String, Value> answers = new LinkedHashMap<>();
        for (Remark remark : at.review().remarks()) {
            FieldReference field = remark.field();
            boolean isShort = random.nextBoolean();
            given(field, flow)
                    .map(given -> given.get(field.field()))
                    .ifPresent(answer -> answers.put(isShort ? validation.nameOf(field) : field.toString(), answer));
        }
        return new Value.Context(answers);
    }

    private Optional<Value.Context> given(FieldReference field, CheckedFlow flow) {
        return flow.field(field)
                .map(asked -> new FormSampler(random).answers(List.of(asked)))
                .or(() -> flow.file(field)
                        .map(asked -> new FileSampler(random).answers(new FileRequest(List.of(asked)))));
    }
}
