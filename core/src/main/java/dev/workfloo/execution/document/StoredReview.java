package dev.workfloo.execution.document;

import dev.workfloo.definition.NodeId;
import dev.workfloo.document.TreeReader;
import dev.workfloo.execution.Position.AwaitingCorrection;
import dev.workfloo.execution.Position.AwaitingReview;
import dev.workfloo.execution.ReviewEvent.FieldsCorrected;
import dev.workfloo.execution.ReviewEvent.FieldsSentBack;
import dev.workfloo.execution.ReviewEvent.ReviewDecided;
import dev.workfloo.execution.ReviewEvent.ReviewOpened;
import dev.workfloo.execution.document.StoredTable.Line;
import dev.workfloo.rule.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How reviews are kept. */
final class StoredReview {

    private static final String ROUND = "round";
    private static final String FORMS = "forms";
    private static final String ANSWERS = "answers";
    private static final String FILES = "files";

    static final StoredFamily FAMILY = new StoredFamily(
            List.of(
                    new Line<>(
                            new StoredName("reviewOpened", 4),
                            ReviewOpened.class,
                            (event, to) -> {},
                            from -> new ReviewOpened(StoredMembers.at(from), StoredMembers.node(from))),
                    new Line<>(
                            new StoredName("reviewDecided", 4),
                            ReviewDecided.class,
                            (event, to) -> ReviewDocument.write(event.review(), to),
                            from -> new ReviewDecided(
                                    StoredMembers.at(from), StoredMembers.node(from), ReviewDocument.read(from))),
                    new Line<>(
                            new StoredName("fieldsSentBack", 4),
                            FieldsSentBack.class,
                            (event, to) -> ReviewDocument.write(event.review(), to),
                            from -> new FieldsSentBack(
                                    StoredMembers.at(from), StoredMembers.node(from), ReviewDocument.read(from))),
                    new Line<>(
                            new StoredName("fieldsCorrected", 4),
                            FieldsCorrected.class,
                            (event, to) -> {
                                writeAnswers(event.answers(), to);
                                to.personalUnlessEmpty(FILES, StoredDocument.writeEach(event.files()));
                            },
                            from -> new FieldsCorrected(
                                    StoredMembers.at(from),
                                    StoredMembers.node(from),
                                    readAnswers(from),
                                    StoredDocument.readEach(StoredMembers.personal(from, FILES))))),
            List.of(
                    new Line<>(
                            new StoredName("review", 4),
                            AwaitingReview.class,
                            (position, to) -> {
                                StoredMembers.put(position.node(), position.visit(), to);
                                to.trail().number(ROUND, position.round());
                            },
                            from -> new AwaitingReview(
                                    StoredMembers.node(from),
                                    StoredMembers.visit(from),
                                    TreeReader.integer(from.trail(), ROUND))),
                    new Line<>(
                            new StoredName("correction", 4),
                            AwaitingCorrection.class,
                            (position, to) -> {
                                StoredMembers.put(position.node(), position.visit(), to);
                                to.trail().number(ROUND, position.round());
                                ReviewDocument.write(position.review(), to);
                            },
                            from -> new AwaitingCorrection(
                                    StoredMembers.node(from),
                                    StoredMembers.visit(from),
                                    TreeReader.integer(from.trail(), ROUND),
                                    ReviewDocument.read(from)))));

    private StoredReview() {}

    private static void writeAnswers(Map<NodeId, Value.Context> answers, Draft to) {
        Map<String, Value> byForm = new LinkedHashMap<>();
        answers.forEach((form, given) -> byForm.put(form.name(), given));
        to.trail().texts(FORMS, byForm.keySet());
        to.personalUnlessEmpty(ANSWERS, new Value.Context(byForm));
    }

    private static Map<NodeId, Value.Context> readAnswers(Recorded from) {
        Value.Context byForm = StoredMembers.personal(from, ANSWERS);
        Map<NodeId, Value.Context> answers = new LinkedHashMap<>();
        TreeReader.texts(from.trail(), FORMS)
                .forEach(form -> answers.put(new NodeId(form), TreeReader.object(byForm, form)));
        return answers;
    }
}
