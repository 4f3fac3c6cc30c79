package dev.workfloo.scenario;

import dev.workfloo.document.DocumentReader;
import dev.workfloo.document.TreeWriter;

/** Reads and writes what a test run submits in the place of people. */
final class SubmissionsDocument {

    private static final TurnsDocument ANSWERS = new TurnsDocument("answers", "an object of answers");
    private static final TurnsDocument REVIEWS = new TurnsDocument("reviews", "an object as reviewers send it");

    private static final TurnsDocument DOCUMENTS = new TurnsDocument("documents", "an object of files");

    private SubmissionsDocument() {}

    static Submissions read(DocumentReader scenario) {
        return new Submissions(ANSWERS.read(scenario), REVIEWS.read(scenario), DOCUMENTS.read(scenario));
    }

    /** What the release before does not know is written only where it is there. */
    static void write(Submissions submissions, TreeWriter scenario) {
        ANSWERS.write(submissions.answers(), scenario);
        if (!submissions.reviews().byNode().isEmpty()) REVIEWS.write(submissions.reviews(), scenario);
        if (!submissions.documents().byNode().isEmpty()) DOCUMENTS.write(submissions.documents(), scenario);
    }
}
