package dev.workfloo;

import static dev.workfloo.testkit.contract.fixture.Fixtures.object;

import dev.workfloo.rule.Value;
import java.util.List;

/** Documents that hold each member that there is, some in one place and some in another. */
public final class SchemaExamples {

    private static final Value SCENARIO = Value.of(object(
            "id",
            "657117e1d511b6e54fe2a9a2",
            "name",
            "The bureau is away",
            "links",
            object("bureau", object("error", object("code", "DOWN", "message", "closed"))),
            "answers",
            object("applicant", List.of(object("income", 1)), "manual", object("income", 2)),
            "reviews",
            object(
                    "manual",
                    List.of(
                            object(
                                    "decision",
                                    "REJECTED",
                                    "reviewerNote",
                                    "once more",
                                    "reviews",
                                    List.of(object(
                                            "fieldId", "income", "message", "is it?", "sourceNodeId", "applicant"))),
                            object("decision", "APPROVED"))),
            "expect",
            object()));

    /** With all kinds of nodes. */
    public static final Value DEFINITION = DocumentedExample.documentWith(DocumentedExample.scenario(), SCENARIO);

    private SchemaExamples() {}
}
