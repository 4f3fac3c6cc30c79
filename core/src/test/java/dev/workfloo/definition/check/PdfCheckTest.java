package dev.workfloo.definition.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.CreditFlow;
import dev.workfloo.PdfFlow;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.document.DefinitionReader;
import dev.workfloo.definition.document.DefinitionWriter;
import dev.workfloo.document.Finding;
import dev.workfloo.rule.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found wrong with a page before anything is printed, and with who asks for it. */
class PdfCheckTest {

    private static List<String> findings(Value document) {
        return DefinitionReader.read(document)
                .fold(unread -> unread, definition -> Checks.check(definition).findings())
                .stream()
                .map(Finding::toString)
                .toList();
    }

    @Test
    void findsNothingWrong() {
        assertEquals(List.of(), findings(PdfFlow.document()));
    }

    @Test
    void readsWhatItWrote() {
        WorkflooDefinition definition = DefinitionReader.read(PdfFlow.document("<p>{{person.name}}</p>"))
                .getOrElseThrow(findings -> new AssertionError(findings.toString()));

        assertEquals(
                definition,
                DefinitionReader.read(DefinitionWriter.write(definition))
                        .getOrElseThrow(findings -> new AssertionError(findings.toString())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>{{ nobody.name }}</p> | {{ nobody.name }}: ",
                "<p>{{ person }}</p> | {{ person }}: must be a text, a number, true or false, a date, a moment or a duration",
                "<p>{{ [1, 2] }}</p> | {{ [1, 2] }}: must be a text, a number, true or false, a date, a moment or a duration",
                "<p>{{ person.name + 1 }}</p> | {{ person.name + 1 }}: ",
                "<p>{{ person.name</p> | line 1, column 4: this place is never closed: expected }}",
                "<script></script> | line 1, column 1: <script> is not taken in a PDF"
            })
    void namesThePlace(String template, String why) {
        List<String> findings = findings(PdfFlow.document(template));

        assertEquals(1, findings.size(), findings::toString);
        assertTrue(
                findings.get(0).startsWith("ERROR at /nodes/1/template (node contract): " + why),
                () -> findings.get(0));
    }

    @Test
    void aTemplateIsRequired() {
        assertEquals(List.of("ERROR at /nodes/0/template (node p): required"), findings(CreditFlow.read("""
                {"id": "657117e1d511b6e54fe2a0f2", "name": "None", "start": "p", "nodes": [{"id": "p", "type": "PDF", "name": "P"}]}
                """)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "contract | ",
                "nobody | no PDF node has the id nobody",
                "sorry | no PDF node has the id sorry",
                "other | other has not made a file on every way that leads here: put it before"
            })
    void aSourceIsAPdfNodeThatComesBefore(String source, String why) {
        Value document = CreditFlow.read("""
                {"id": "657117e1d511b6e54fe2a0f3", "name": "Sources", "start": "contract", "nodes": [
                  {"id": "contract", "type": "PDF", "name": "Contract", "template": "<p>x</p>", "next": "other"},
                  {"id": "other", "type": "PDF", "name": "Other", "template": "<p>y</p>", "next": "papers", "onError": "sorry"},
                  {"id": "sorry", "type": "LABEL", "name": "Sorry", "labels": ["sorry"], "next": "papers"},
                  {"id": "papers", "type": "DOCUMENT", "name": "Papers", "files": [
                    {"id": "signed", "name": "Signed", "sourcePdfNodeId": "%s"}]}]}
                """.formatted(source));

        assertEquals(
                why == null ? List.of() : List.of("ERROR at /nodes/3/files/0/sourcePdfNodeId (node papers): " + why),
                findings(document));
    }
}
