package dev.workfloo.definition.document;

import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDocument;
import static dev.workfloo.testkit.contract.fixture.Fixtures.object;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.document.Finding;
import dev.workfloo.rule.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a service is sent and answers is called as the service calls it. */
class ConnectorNamesTest {

    private static List<String> findings(String sent, String answered) {
        Map<String, Object> bureau = object(
                "id", "bureau",
                "type", "LINK",
                "service", "buro-pf",
                "name", "Bureau",
                "request", object(sent, "1"),
                "response", object(answered, "NUMBER"));
        Map<String, Object> document = aDocument(aDefinitionId());
        document.put("nodes", List.of(bureau));
        return DefinitionReader.read(Value.of(document))
                .fold(found -> found.stream().map(Finding::toString).toList(), definition -> List.of());
    }

    @Test
    void takesNamesInAnyCase() {
        assertEquals(List.of(), findings("firstName", "openAccounts"));
        assertEquals(List.of(), findings("RFC", "_score2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "open accounts | must be letters, digits and _, not a digit in front, 100 at most",
                "2score | must be letters, digits and _, not a digit in front, 100 at most",
                "in | is a reserved word of the expression language: take another name"
            })
    void refusesNamesThatNoFormulaCanRead(String name, String why) {
        List<String> found = findings(name, name);

        assertEquals(
                List.of(
                        "ERROR at /nodes/0/request/" + name + " (node bureau): " + why,
                        "ERROR at /nodes/0/response/" + name + " (node bureau): " + why),
                found);
    }
}
