package dev.workfloo.scenario;

import dev.workfloo.definition.NodeId;
import dev.workfloo.rule.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a test run submits in the place of people.
 *
 * @param answers to forms, and to corrections at the node that sent fields back
 * @param reviews what a reviewer sends
 * @param documents files that are sent, by their ids
 */
public record Submissions(Turns answers, Turns reviews, Turns documents) {

    /** Without any file. */
    public Submissions(Turns answers, Turns reviews) {
        this(answers, reviews, Turns.NONE);
    }

    public static final Submissions NONE = new Submissions(Turns.NONE, Turns.NONE);

    /** One answer to each of these forms. */
    public static Submissions answering(Map<NodeId, Value.Context> forms) {
        return new Submissions(Turns.once(forms), Turns.NONE);
    }

    /** What has not been submitted yet; good for one run. */
    record Open(Turns.Open answers, Turns.Open reviews, Turns.Open documents) {

        Open(Submissions all) {
            this(new Turns.Open(all.answers()), new Turns.Open(all.reviews()), new Turns.Open(all.documents()));
        }

        /** What came too late is not missed. */
        void forget(NodeId node) {
            answers.forget(node);
            reviews.forget(node);
            documents.forget(node);
        }

        /** What nobody asked for, in words. */
        List<String> unasked() {
            List<String> unasked = new ArrayList<>();
            answers.nodes().forEach(node -> unasked.add("the answers to " + node + " were never asked for"));
            reviews.nodes().forEach(node -> unasked.add("the review at " + node + " was never asked for"));
            documents.nodes().forEach(node -> unasked.add("the files for " + node + " were never asked for"));
            return unasked;
        }
    }
}
