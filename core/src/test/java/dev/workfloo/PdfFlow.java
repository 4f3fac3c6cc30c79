package dev.workfloo;

import dev.workfloo.definition.NodeId;
import dev.workfloo.rule.Value;

/** A form, a PDF of what was answered, and a DOCUMENT that asks for a signature and has that PDF as well. */
public final class PdfFlow {

    public static final String ID = "657117e1d511b6e54fe2a0f1";
    public static final String SCENARIO = "6571181fd511b6e54fe2a0f1";

    public static final NodeId CONTRACT = new NodeId("contract");

    private static final String DOCUMENT = """
            {"id": "657117e1d511b6e54fe2a0f1", "name": "Signed", "start": "person", "nodes": [
              {"id": "person", "type": "FORM", "name": "Person", "next": "contract", "sections": [
                {"section": "All", "fields": [
                  {"id": "name", "name": "Name", "type": "TEXT", "required": true, "sensitive": true},
                  {"id": "income", "name": "Income", "type": "NUMBER"}]}]},
              {"id": "contract", "type": "PDF", "name": "Contract", "template": %s, "next": "papers", "onError": "sorry"},
              {"id": "papers", "type": "DOCUMENT", "name": "Papers", "next": "again", "files": [
                {"id": "signature", "name": "Signature", "formats": ["png"]},
                {"id": "signed", "name": "What is signed", "required": true, "sourcePdfNodeId": "contract"}]},
              {"id": "again", "type": "DECISION_TREE", "name": "Again", "exits": {"yes": "person", "no": null},
               "tree": {"name": "again", "if": "person.name = \\"again\\"", "message": "Again", "then": {"exit": "yes"}, "else": {"exit": "no"}}},
              {"id": "sorry", "type": "LABEL", "name": "Sorry", "labels": ["no pdf"]}],
             "scenarios": [{"id": "6571181fd511b6e54fe2a0f1", "name": "Signs",
               "answers": {"person": {"name": "Ana"}}, "documents": {"papers": {"signature": "iVBORw0KGgo="}},
               "expect": {"status": "SUCCESS"}}]}
            """;

    /** Shows the name, and the income where there is one. */
    public static final String TEMPLATE = "<h1>Contract</h1><p>{{ person.name }}: {{ person.income }}</p>";

    private PdfFlow() {}

    public static Value document() {
        return document(TEMPLATE);
    }

    public static Value document(String template) {
        return CreditFlow.read(DOCUMENT.formatted(quoted(template)));
    }

    /** As JSON has it. */
    public static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
