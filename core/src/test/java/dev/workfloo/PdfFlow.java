package dev.workfloo;

import static dev.workfloo.testkit.contract.fixture.Fixtures.aField;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aFormNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aLabelNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.object;

import dev.workfloo.definition.NodeId;
import dev.workfloo.rule.Value;
import java.util.List;
import java.util.Map;

/** A form, a PDF of what was answered, and a DOCUMENT that asks for a signature and has that PDF as well. */
public final class PdfFlow {

    public static final String ID = "657117e1d511b6e54fe2a0f1";
    public static final String SCENARIO = "6571181fd511b6e54fe2a0f1";

    public static final NodeId CONTRACT = new NodeId("contract");

    /** Shows the name, and the income where there is one. */
    public static final String TEMPLATE = "<h1>Contract</h1><p>{{ person.name }}: {{ person.income }}</p>";

    private PdfFlow() {}

    public static Value document() {
        return document(TEMPLATE);
    }

    public static Value document(String template) {
        return Value.of(object(
                "id",
                ID,
                "name",
                "Signed",
                "start",
                "person",
                "nodes",
                List.of(person(), contract(template), papers(), again(), aLabelNode("sorry", "", "no pdf")),
                "scenarios",
                List.of(signs())));
    }

    private static Map<String, Object> person() {
        return aFormNode(
                "person",
                "contract",
                aField("name", "TEXT", "required", true, "sensitive", true),
                aField("income", "NUMBER"));
    }

    private static Map<String, Object> contract(String template) {
        return object(
                "id",
                "contract",
                "type",
                "PDF",
                "name",
                "Contract",
                "template",
                template,
                "next",
                "papers",
                "onError",
                "sorry");
    }

    private static Map<String, Object> papers() {
        Map<String, Object> signature = object("id", "signature", "name", "Signature", "formats", List.of("png"));
        Map<String, Object> signed =
                object("id", "signed", "name", "What is signed", "required", true, "sourcePdfNodeId", "contract");
        return object(
                "id",
                "papers",
                "type",
                "DOCUMENT",
                "name",
                "Papers",
                "next",
                "again",
                "files",
                List.of(signature, signed));
    }

    private static Map<String, Object> again() {
        Map<String, Object> tree = object(
                "name",
                "again",
                "if",
                "person.name = \"again\"",
                "message",
                "Again",
                "then",
                object("exit", "yes"),
                "else",
                object("exit", "no"));
        return object(
                "id",
                "again",
                "type",
                "DECISION_TREE",
                "name",
                "Again",
                "exits",
                object("yes", "person", "no", null),
                "tree",
                tree);
    }

    private static Map<String, Object> signs() {
        return object(
                "id",
                SCENARIO,
                "name",
                "Signs",
                "answers",
                object("person", object("name", "Ana")),
                "documents",
                object("papers", object("signature", "iVBORw0KGgo=")),
                "expect",
                object("status", "SUCCESS"));
    }
}
