package dev.workfloo.scenario;

import dev.workfloo.document.DocumentReader;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.execution.review.ReviewRequest;
import dev.workfloo.rule.Value;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads and writes what a test run submits in the place of people. */
final class SubmissionsDocument {

    private static final TurnsDocument ANSWERS =
            new TurnsDocument("answers", "an object of answers", answers -> Optional.empty());
    private static final TurnsDocument REVIEWS =
            new TurnsDocument("reviews", "an object as reviewers send it", SubmissionsDocument::wrongReview);

    private static final TurnsDocument DOCUMENTS =
            new TurnsDocument("documents", "an object of files", files -> Optional.empty());

    private SubmissionsDocument() {}

    static Submissions read(DocumentReader scenario) {
        return new Submissions(ANSWERS.read(scenario), REVIEWS.read(scenario), DOCUMENTS.read(scenario));
    }

    private static Optional<String> wrongReview(Value.Context sent) {
        return ReviewRequest.read(sent).fold(wrong -> Optional.of(words(wrong)), request -> Optional.empty());
    }

    private static String words(Map<String, String> wrong) {
        return wrong.entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue())
                .collect(Collectors.joining(", "));
    }

    /** What the release before does not know is written only where it is there. */
    static void write(Submissions submissions, TreeWriter scenario) {
        ANSWERS.write(submissions.answers(), scenario);
        if (!submissions.reviews().byNode().isEmpty()) REVIEWS.write(submissions.reviews(), scenario);
        if (!submissions.documents().byNode().isEmpty()) DOCUMENTS.write(submissions.documents(), scenario);
    }
}
