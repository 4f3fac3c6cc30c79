package dev.workfloo.rule;

import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.definition.connector.ResponseShape;
import dev.workfloo.definition.connector.ResponseShape.Kind;
import dev.workfloo.definition.connector.ResponseShape.Member;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.syntax.Parser;
import io.vavr.control.Either;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What people read as the same text is the same, wherever it comes from. */
class NfcProperties {

    @Property
    void composesEveryText(@ForAll @From("texts") String text) {
        String composed = Nfc.of(text);

        assertTrue(Normalizer.isNormalized(composed, Form.NFC));
        assertEquals(composed, Nfc.of(Normalizer.normalize(text, Form.NFD)));
        assertEquals(composed, Nfc.of(composed));
    }

    @Property
    void composesWhatAValueHolds(@ForAll @From("texts") String text) {
        Value composed = Nfc.of(context("a", List.of(text, 1, true), "b", context("c", text)));

        String once = Nfc.of(text);
        assertEquals(context("a", List.of(once, 1, true), "b", context("c", once)), composed);
    }

    /** Names are keys. */
    @Property
    void leavesNamesAlone(@ForAll @From("texts") String name) {
        assertEquals(context(name, 1), Nfc.of(context(name, 1)));
    }

    @Property
    void readsAConnectorsTextsComposed(@ForAll @From("texts") String text) {
        ResponseShape shape = new ResponseShape(Map.of("name", new Member(Kind.TEXT, false)));

        assertEquals(Either.right(context("name", Nfc.of(text))), shape.read(context("name", text)));
    }

    @Property
    void readsLiteralsComposed(@ForAll @From("texts") String text) {
        Expression read = Parser.expression("\"" + text + "\"").get();

        assertEquals(new Expression.Literal(new Value.Text(Nfc.of(text))), read);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "n", "N", "a", "i", "e", "\u0303", "\u0301", "\u0327", "ñ", "é", "ﬁ", "각", "\u1100", "\u1161",
                        "x")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }
}
