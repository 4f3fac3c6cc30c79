package dev.workfloo;

import static dev.workfloo.Fixtures.NOON;
import static dev.workfloo.Fixtures.aField;
import static dev.workfloo.Fixtures.aFormNode;
import static dev.workfloo.Fixtures.aLabelNode;
import static dev.workfloo.Fixtures.context;
import static dev.workfloo.Fixtures.object;

import dev.workfloo.access.Scope;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.check.Checks;
import dev.workfloo.definition.document.DefinitionReader;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.file.SentFiles;
import dev.workfloo.execution.review.ReviewRequest;
import dev.workfloo.execution.step.FormStep;
import dev.workfloo.execution.step.Run;
import dev.workfloo.rule.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A flow with two forms, of which a reviewer sees some fields and can send them back. */
public final class ReviewedFlow {

    public static final String ID = "657117e1d511b6e54fe2a977";
    public static final NodeId APPLICANT = new NodeId("applicant");
    public static final NodeId SPOUSE = new NodeId("spouse");
    public static final NodeId REVIEW = new NodeId("manual");

    /** What an applicant answers. */
    public static final Value.Context APPLIED = context(
            "first_name",
            "ANA",
            "income",
            20_000,
            "employed",
            true,
            "employer",
            "ACME",
            "country_code",
            "+52",
            "phone",
            "55 1234 5678",
            "kin",
            List.of(object("name", "EVA", "office", "Centro")));

    public static final Value.Context MARRIED = context("income", 9_000, "rfc", "KIBA801010BPA");

    private ReviewedFlow() {}

    public static Value document() {
        return Value.of(object(
                "id",
                ID,
                "name",
                "Reviewed by hand",
                "start",
                "applicant",
                "expiresAfter",
                "P7D",
                "nodes",
                List.of(
                        applicant(),
                        spouse(),
                        whoIsAsked(),
                        consent(),
                        object(
                                "id",
                                "figures",
                                "type",
                                "VARIABLES",
                                "name",
                                "Figures",
                                "next",
                                "manual",
                                "variables",
                                object("twice", "applicant.income * 2")),
                        review(),
                        aLabelNode("welcome", "", "approved"),
                        aLabelNode("refused", "", "rejected"))));
    }

    /** What hangs on being employed, in the form and in the elements of its set. */
    private static Map<String, Object> ofTheEmployed(String id, Object... more) {
        Map<String, Object> field = aField(id, "TEXT", more);
        field.put(
                "showIf",
                List.of(object("field", "employed", "values", List.of("true"), "requiredWithValues", List.of("true"))));
        return field;
    }

    private static Map<String, Object> applicant() {
        return aFormNode(
                "applicant",
                "spouse",
                aField("first_name", "TEXT", "required", true, "maxLength", 20, "searchable", true),
                aField("income", "NUMBER", "required", true, "minVal", 0, "searchable", true),
                aField("employed", "BOOLEAN", "required", true),
                ofTheEmployed("employer", "searchable", true),
                aField("country_code", "TEXT", "required", true),
                aField("phone", "PHONE", "required", true),
                aField(
                        "kin",
                        "SET",
                        "max",
                        3,
                        "set",
                        object("fields", List.of(aField("name", "TEXT", "required", true), ofTheEmployed("office")))));
    }

    private static Map<String, Object> spouse() {
        return aFormNode(
                "spouse",
                "who_is_asked",
                aField("income", "NUMBER"),
                aField(
                        "rfc",
                        "TEXT",
                        "regex",
                        "[A-Z]{4}[0-9]{6}[A-Z0-9]{3}",
                        "regexMessage",
                        "13 characters, as on the tax card",
                        "sensitive",
                        true,
                        "searchable",
                        true));
    }

    /** Nobody, though somebody could be. */
    private static Map<String, Object> whoIsAsked() {
        return object(
                "id",
                "who_is_asked",
                "type",
                "DECISION_TREE",
                "name",
                "Who is asked",
                "tree",
                object("name", "nobody", "if", "true", "then", object("exit", "skip"), "else", object("exit", "ask")),
                "exits",
                object("skip", "figures", "ask", "consent"));
    }

    private static Map<String, Object> consent() {
        return object(
                "id",
                "consent",
                "type",
                "LINK",
                "service",
                "NIP",
                "name",
                "Consent",
                "next",
                "figures",
                "onError",
                "figures",
                "nip",
                object(
                        "channels",
                        List.of("sms"),
                        "countryCode",
                        "applicant.country_code",
                        "phoneNumber",
                        "applicant.phone"));
    }

    private static Map<String, Object> review() {
        return object(
                "id",
                "manual",
                "type",
                "VALIDATION",
                "name",
                "Manual review",
                "instruction",
                "Does the income fit?",
                "fields",
                List.of(
                        "applicant.income",
                        "applicant.employed",
                        "applicant.employer",
                        "applicant.country_code",
                        "applicant.kin",
                        "spouse.income",
                        "spouse.rfc"),
                "allowCorrection",
                true,
                "exits",
                object("APPROVED", "welcome", "REJECTED", "refused"));
    }

    public static WorkflooDefinition definition() {
        return DefinitionReader.read(document()).getOrElseThrow(findings -> new AssertionError(findings.toString()));
    }

    public static CheckedFlow flow() {
        return Checks.check(definition()).flow().orElseThrow();
    }

    /** What is sent to a correction, with nowhere to keep files. */
    public static SentFiles sent(Object... answers) {
        return new SentFiles(context(answers), new FileSampler(new Random(1)));
    }

    /** Up to where a reviewer is waited for. */
    public static List<Progress> reviewed(Scope scope, CheckedFlow flow) {
        DefinitionVersion version = new DefinitionVersion(flow.definition().id(), 1);
        Started started = new Started(NOON, Fixtures.anExecutionId(), Fixtures.aStart(scope, version));
        List<Progress> run = new ArrayList<>();
        run.add(Fixtures.moved(Run.start(started, flow, Optional.of(APPLIED))));
        WorkflooExecution asked = run.get(0).execution();
        run.add(Fixtures.moved(FormStep.of(new Run(asked, flow, NOON)).flatMap(step -> step.answer(MARRIED))));
        return run;
    }

    public static ReviewRequest approved() {
        return new ReviewRequest("APPROVED", Optional.empty(), List.of());
    }

    public static ReviewRequest rejected() {
        return new ReviewRequest("REJECTED", Optional.of("Not this one"), List.of());
    }

    /** @param fields as clients name them */
    public static ReviewRequest sendingBack(String... fields) {
        List<ReviewRequest.Item> items = Arrays.stream(fields)
                .map(field -> new ReviewRequest.Item(field, Optional.of("Look again at " + field), Optional.empty()))
                .toList();
        return new ReviewRequest("REJECTED", Optional.of("As on the payslip"), items);
    }
}
